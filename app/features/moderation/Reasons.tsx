import { inLocale, localeOf } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import type { DeskItem, DeskRule } from "./desk.queries.server.ts";
import { cameBack, kindOf } from "./desk-view.ts";
import { KeyCap } from "./KeyCap.tsx";
import { LeaveButton, leavePart } from "./KeyPart.tsx";
import type { ReadingProps } from "./QueueReading.tsx";
import { ReadItem } from "./ReadItem.tsx";

/** The id of what the thumb's button opens. */
export const REASONS = "reasons";

/**
 * The rules to reject by, one line each; the chosen one says what the author will read. Beside the text on a desk, a
 * sheet from below on a phone, by the browser's own means. Its state of "r was pressed" is that the focus is in it.
 */
export function Reasons(props: ReadingProps) {
  const { t } = useI18n();
  const { open, desk, action, formKey, form, submit, keys } = props;
  const kind = kindOf(open);
  const mine = cameBack(form, open, "reject");
  const error = mine ? form.errorOf("rule") : undefined;
  const chosen = mine ? form.typed("rule") : String(open.appeal?.rule ?? "");
  const last = Math.min(desk.rules.length, 9);
  const words = (
    <TextArea
      name="reason"
      label={t("moderation.reason")}
      hint={t(kind === "appeal" ? "moderation.reasonHint" : "desk.redact.reasonHint")}
      rows={3}
      error={mine ? form.errorOf("reason") : undefined}
      defaultValue={mine ? form.typed("reason") : ""}
      required={kind === "appeal"}
    />
  );
  // With errors it stands in the page, also on a phone.
  return (
    <div className="p-reject" id={REASONS} {...(mine ? {} : { popover: "auto" })}>
      <form method="post" action={action} onSubmit={submit} onReset={leavePart} data-act="reject">
        <HiddenKey value={formKey} />
        <ReadItem open={open} act="reject" />
        <fieldset className="p-canned" data-state={error ? "error" : undefined}>
          <legend>
            {t(`moderation.reject.${kind}`)}… <KeyCap>R</KeyCap>
          </legend>
          {error ? (
            <p className="p-field__error" id="rule-error">
              {error}
            </p>
          ) : null}
          {kind === "appeal" ? null : (
            <p className="p-canned__how">
              <span>{t("desk.reasons.choose")}</span>
              {keys ? <span>{t("desk.reasons.press", { keys: last > 1 ? `1–${last}` : "1" })}</span> : null}
            </p>
          )}
          <ol>
            {desk.rules.map((rule, at) => (
              <Reason key={rule.number} {...{ rule, at, open }} isChosen={String(rule.number) === chosen} />
            ))}
          </ol>
        </fieldset>
        {kind === "appeal" ? (
          words
        ) : (
          <details className="p-own-words" open={mine && form.typed("reason") !== ""}>
            <summary>{t("desk.ownWords")}</summary>
            {words}
          </details>
        )}
        <div className="p-form__acts">
          <Button look="danger">{t(`moderation.reject.${kind}`)}</Button>
          <LeaveButton />
          {/* The sheet's own, without a script. */}
          <Button type="button" look="quiet" {...{ popovertarget: REASONS, popovertargetaction: "hide" }}>
            {t("common.cancel")}
          </Button>
        </div>
      </form>
    </div>
  );
}

function Reason(props: { rule: DeskRule; at: number; open: DeskItem; isChosen: boolean }) {
  const { t, locale } = useI18n();
  const { rule, at, open, isChosen } = props;
  // The first bears the field's name: an error summary leads there.
  const id = at === 0 ? "rule" : `rule-${rule.number}`;
  const name = inLocale(rule.name, locale) ? rule.name : rule.text;
  return (
    <li className="p-canned__one">
      <label>
        <input
          type="radio"
          name="rule"
          id={id}
          value={rule.number}
          defaultChecked={isChosen}
          required
          data-digit={at + 1}
          aria-describedby={`answer-${rule.number}`}
        />
        <KeyCap>{at < 9 ? at + 1 : "–"}</KeyCap>
        <span lang={localeOf(name, locale)}>{inLocale(name, locale)}</span>
        <span className="p-meta">{t("desk.reasons.number", { number: rule.number })}</span>
      </label>
      <div className="p-canned__answer" id={`answer-${rule.number}`}>
        {open.appeal ? null : <p className="p-meta">{t("desk.authorReads")}</p>}
        <p>
          <strong lang={localeOf(rule.text, open.authorLocale)}>
            {inLocale(rule.text, open.authorLocale)}
          </strong>{" "}
          {open.appeal ? null : <span lang={open.authorLocale}>{rule.answers[open.authorLocale]}</span>}
        </p>
      </div>
    </li>
  );
}
