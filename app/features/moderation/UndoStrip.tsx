import type { FormEvent } from "react";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import type { Strip } from "./desk-state.ts";
import { KeyCap } from "./KeyCap.tsx";

type Props = {
  strip: Strip | null;
  action: string;
  submit: (event: FormEvent<HTMLFormElement>) => void;
};

const SAYS = {
  approve: "desk.strip.approve",
  trust: "desk.strip.trust",
  reject: "desk.strip.reject",
  redact: "desk.strip.redact",
} as const;

/** What was just decided, as long as it can be undone, with a bar for the time left. */
export function UndoStrip({ strip, action, submit }: Props) {
  const { t } = useI18n();
  const says = strip ? SAYS[strip.verdict as keyof typeof SAYS] : null;
  return (
    <div role="status" className="p-undo-place">
      {strip && says ? (
        <form
          key={strip.batch}
          method="post"
          action={action}
          onSubmit={submit}
          className="p-undo"
          data-long={!["approve", "trust"].includes(strip.verdict) || strip.count > 1 || undefined}
        >
          <input type="hidden" name="act" value="undo" />
          <input type="hidden" name="batch" value={strip.batch} />
          <span>{t(says, { count: strip.count })}</span>
          <Button look="link">
            {t("desk.undo")} <KeyCap>Z</KeyCap>
          </Button>
        </form>
      ) : null}
    </div>
  );
}
