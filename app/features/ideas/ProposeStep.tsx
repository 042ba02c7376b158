import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { clockTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Icon } from "#app/ui/Icon.tsx";
import type { formState } from "#app/web/form.ts";
import { type Draft, type DraftFields, STEP_FIELDS, type Step, stepAfter, stepPath } from "./draft.ts";
import { ProposeHeading } from "./ProposeHeading.tsx";
import { useAutosave } from "./use-autosave.ts";

export type StepForm = ReturnType<typeof formState>;

type Props = {
  step: Step;
  form: StepForm;
  start: DraftFields;
  draft: Pick<Draft, "id" | "updatedAt"> | null;
  /** Fields of this step. */
  children: ReactNode;
  /** What stands between the fields and the buttons, and has forms of its own. */
  between?: ReactNode;
  nextWords?: string | undefined;
};

const FORM = "propose";
const FIELDS = Object.values(STEP_FIELDS).flat();

/** One step of an idea in the making: every press keeps it on the server first, and so does a pause while typing. */
export function ProposeStep({ step, form, start, draft, children, between, nextWords }: Props) {
  const { t, ...zone } = useI18n();
  const action = stepPath(draft?.id ?? null, step);
  const saving = useAutosave(action);
  const savedAt = saving.savedAt ?? draft?.updatedAt ?? null;
  const carried = FIELDS.filter((field) => !STEP_FIELDS[step].includes(field));
  return (
    <div className="p-narrow">
      <ProposeHeading step={step} draft={draft?.id ?? null} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form
        method="post"
        action={action}
        id={FORM}
        className="p-form"
        ref={saving.form}
        onInput={saving.wait}
        onSubmit={saving.stop}
      >
        <input type="hidden" name="draft" value={saving.draft ?? form.typed("draft", draft?.id ?? "")} />
        {carried.map((field) => (
          <input key={field} type="hidden" name={field} value={form.typed(field, start[field])} />
        ))}
        {children}
        <p className="p-meta p-saved" role="status">
          {savedAt ? (
            <>
              <Icon name="check" /> {t("ideas.new.saved", { time: clockTime(savedAt, zone) })}
            </>
          ) : null}
        </p>
      </Form>
      {between}
      <div className="p-form__acts p-propose__acts">
        <Button size="lg" form={FORM} name="act" value="next">
          {nextWords ?? t(`ideas.next.${stepAfter(step)}`)}
        </Button>
        <Button size="lg" look="quiet" form={FORM} name="act" value="later">
          {t("ideas.new.saveDraft")}
        </Button>
      </div>
    </div>
  );
}
