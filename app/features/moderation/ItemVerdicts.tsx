import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { GroundsFields } from "./GroundsFields.tsx";
import { KeyPart } from "./KeyPart.tsx";
import type { ReadingProps } from "./QueueReading.tsx";
import { ReadItem } from "./ReadItem.tsx";
import { Redaction } from "./Redaction.tsx";

/** The verdicts of an item, each a form of its own: approve, reject by a rule, edit and approve, ask, take. */
export function ItemVerdicts(props: ReadingProps) {
  const { t } = useI18n();
  const { open, action, formKey, submit } = props;
  const kind = open.type === "report" || open.type === "appeal" ? open.type : "text";
  const isText = kind === "text";
  return (
    <div className="p-verdicts">
      <form method="post" action={action} onSubmit={submit} data-act="approve" id="approve">
        <HiddenKey value={formKey} />
        <ReadItem open={open} act="approve" />
        <Button size="lg">
          {t(`moderation.approve.${kind}`)}{" "}
          <span className="p-key" aria-hidden="true">
            A
          </span>
        </Button>
      </form>
      {kind === "report" ? (
        <form method="post" action={action} onSubmit={submit}>
          <HiddenKey value={formKey} />
          <ReadItem open={open} act="approve" />
          <input type="hidden" name="unfounded" value="1" />
          <Button look="quiet">{t("moderation.unfounded")}</Button>
        </form>
      ) : null}
      {isText && open.authorId ? (
        <form method="post" action={action} onSubmit={submit} data-act="trust">
          <HiddenKey value={formKey} />
          <ReadItem open={open} act="trust" />
          <Button look="quiet">
            {t("desk.trust")}{" "}
            <span className="p-key" aria-hidden="true">
              ⇧A
            </span>
          </Button>
        </form>
      ) : null}
      <details className="p-reasons" open={kind !== "appeal"}>
        <summary>{t(`moderation.reject.${kind}`)}…</summary>
        {/* What an address points at inside closed details opens them. */}
        <div id="reasons">
          {kind === "appeal" ? null : <Canned {...props} />}
          <OwnWords {...props} kind={kind} />
        </div>
      </details>
      {isText ? <Redaction {...props} /> : null}
      <Colleague {...props} />
    </div>
  );
}

/** Every rule is one press; under its name stands word for word what the author will read. */
function Canned(props: ReadingProps) {
  const { t, locale } = useI18n();
  const { open, desk, action, formKey, submit } = props;
  return (
    <form method="post" action={action} onSubmit={submit} data-act="reject">
      <HiddenKey value={formKey} />
      <ReadItem open={open} act="reject" />
      <p className="p-meta">{t("desk.authorReads")}</p>
      <ol className="p-canned">
        {desk.rules.map((rule, at) => (
          <li key={rule.number}>
            <button
              type="submit"
              name="rule"
              value={rule.number}
              className="p-canned__one"
              data-digit={at + 1}
            >
              <span className="p-key" aria-hidden="true">
                {at < 9 ? at + 1 : "–"}
              </span>
              <span>
                <strong>{inLocale(rule.name, locale) || inLocale(rule.text, locale)}</strong>{" "}
                <span className="p-meta">{t("ideas.rule", { number: rule.number })}</span>
                <span className="p-canned__answer" lang={open.authorLocale}>
                  {rule.answers[open.authorLocale]}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </form>
  );
}

/** A rejection in the moderator's own words. */
function OwnWords(props: ReadingProps & { kind: "text" | "report" | "appeal" }) {
  const { t } = useI18n();
  const { open, desk, action, formKey, form, submit, kind } = props;
  const mine = form.typed("items[]").startsWith(open.id) && form.typed("act") === "reject";
  const own = mine ? form : { typed: (_: string, otherwise = "") => otherwise, errorOf: () => undefined };
  return (
    <details className="p-own-words" open={kind === "appeal" || (mine && form.errors.length > 0)}>
      <summary>{t("desk.ownWords")}</summary>
      <form method="post" action={action} onSubmit={submit} className="p-form">
        <HiddenKey value={formKey} />
        <ReadItem open={open} act="reject" />
        <GroundsFields
          form={own}
          rules={desk.rules}
          rule={open.appeal?.rule ?? null}
          legend={t("moderation.whichRule")}
        />
        <div className="p-form__acts">
          <Button look="danger">{t(`moderation.reject.${kind}`)}</Button>
        </div>
      </form>
    </details>
  );
}

/** Leaving an item to a colleague with a note, and taking it for oneself. */
function Colleague({ open, desk, me, action, formKey, submit }: ReadingProps) {
  const { t } = useI18n();
  const others = desk.moderators.filter((one) => one.id !== me && one.id !== open.authorId);
  const isMine = open.request !== null && (open.request.ofId === me || open.request.byId === me);
  return (
    <>
      {others.length > 0 ? (
        <KeyPart act="ask" cap="H" title={t("desk.ask")} send={t("desk.ask.send")} {...{ action, submit }}>
          <HiddenKey value={formKey} />
          <input type="hidden" name="act" value="ask" />
          <input type="hidden" name="id" value={open.id} />
          <Select
            name="colleague"
            label={t("desk.ask.whom")}
            options={others.map((one) => ({ value: one.id, label: one.name }))}
          />
          <TextArea name="note" rows={2} label={t("desk.ask.note")} />
        </KeyPart>
      ) : null}
      <form method="post" action={action} onSubmit={submit} data-act="claim">
        <HiddenKey value={formKey} />
        <input type="hidden" name="act" value={isMine ? "release" : "claim"} />
        <input type="hidden" name="id" value={open.id} />
        <Button look="quiet">
          {t(isMine ? "desk.release" : "desk.claim")}{" "}
          <span className="p-key" aria-hidden="true">
            C
          </span>
        </Button>
      </form>
    </>
  );
}
