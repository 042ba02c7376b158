import { type ReactNode, useState } from "react";
import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { Draft, DraftFields } from "./draft.ts";
import { ProposeStep, type StepForm } from "./ProposeStep.tsx";

type Props = {
  form: StepForm;
  start: DraftFields;
  draft: Pick<Draft, "id" | "updatedAt"> | null;
  /** Draws the ideas that resemble a title; told of how many it shows. */
  similar: (title: string, onCount: (count: number) => void) => ReactNode;
  /** How many of them the page came with. */
  hits: number;
};

/** From here on what is left is said. */
const COUNTED = LIMITS.title.max / 2;

/** First step: the idea in one sentence, and those that say it already. */
export function ProposeTitle({ form, start, draft, similar, hits: atFirst }: Props) {
  const t = useT();
  const [title, setTitle] = useState(form.typed("title", start.title));
  const [hits, setHits] = useState(atFirst);
  return (
    <ProposeStep
      step="title"
      form={form}
      start={start}
      draft={draft}
      between={similar(title, setHits)}
      nextWords={hits > 0 ? t("ideas.next.different") : undefined}
    >
      <TextField
        name="title"
        label={t("ideas.new.titleLabel")}
        hint={t("ideas.new.titleHint")}
        error={form.errorOf("title")}
        defaultValue={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        maxLength={LIMITS.title.max}
        autoComplete="off"
      />
      {title.length > COUNTED ? (
        <p className="p-meta p-counter">
          {t("ideas.new.counter", { count: title.length, max: LIMITS.title.max })}
        </p>
      ) : null}
    </ProposeStep>
  );
}
