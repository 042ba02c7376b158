import { Form } from "@remix-run/react";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { formState } from "#app/web/form.ts";
import { GroundsFields } from "./GroundsFields.tsx";
import type { WaitingItem } from "./waiting-item.server.ts";

export type ReadingProps = {
  open: WaitingItem;
  rules: { number: number; text: Localized }[];
  /** What became of the author's texts before. */
  past: string[];
  answer: unknown;
};

/** One item with all that its decision needs, and the two verdicts. */
export function QueueReading({ open, rules, past, answer }: ReadingProps) {
  const { t, locale } = useI18n();
  const form = formState(answer, t);
  const approved = past.filter((verdict) => verdict === "approved").length;
  return (
    <section className="p-desk__pane" aria-label={t("moderation.reading")}>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <p>
        <Label number={open.idea.number} /> <a href={`/ideas/${open.idea.number}`}>{open.idea.title}</a>{" "}
        <span className="p-meta">{inLocale(open.space.title, locale)}</span>
      </p>
      <Why item={open} />
      {open.parent ? (
        <blockquote>
          <Prose html={open.parent.html} lang={open.parent.lang} />
        </blockquote>
      ) : null}
      {open.before ? (
        <div className="p-desk__before">
          <h2>{t("moderation.before")}</h2>
          {open.before.title ? <p lang={open.before.lang}>{open.before.title}</p> : null}
          <Prose html={open.before.html} lang={open.before.lang} />
          <h2>{t("moderation.after")}</h2>
        </div>
      ) : null}
      {open.title ? <h2 lang={open.lang}>{open.title}</h2> : null}
      <div className="p-desk__text">
        <Prose html={open.html} lang={open.lang} />
      </div>
      <p className="p-meta">
        {t(open.about === "idea" ? "moderation.idea" : "moderation.comment")} ·{" "}
        {open.author || t("comments.noAuthor")} ·{" "}
        {t("moderation.past", { approved, rejected: past.length - approved })}
      </p>
      {open.mayDecide ? (
        <Verdicts item={open} rules={rules} form={form} />
      ) : (
        <Notice title={t(open.type === "appeal" ? "moderation.notYourAppeal" : "moderation.ownText")} />
      )}
    </section>
  );
}

const WAS = {
  rejected: "moderation.wasRejected",
  redacted: "moderation.wasRedacted",
  removed: "moderation.wasRemoved",
} as const;

/** What a report says, or an appeal and the decision it is against. */
function Why({ item }: { item: WaitingItem }) {
  const { t, ...zone } = useI18n();
  const { report, appeal } = item;
  if (report)
    return (
      <Notice kind="warn" title={t(`moderation.report.reason.${report.reason}`)}>
        <p>{report.explanation}</p>
        <p className="p-meta">
          {t("moderation.reportedBy", { name: report.by ?? t("moderation.somebody") })} ·{" "}
          {dateTime(report.at, zone)}
        </p>
      </Notice>
    );
  if (!appeal) return null;
  return (
    <>
      <Notice
        kind="danger"
        title={t(WAS[appeal.verdict], {
          rule: appeal.rule ?? "–",
        })}
      >
        <p>{appeal.reason}</p>
        <p className="p-meta">
          {appeal.decidedBy ?? "–"} · {dateTime(appeal.decidedAt, zone)}
        </p>
      </Notice>
      <Notice kind="warn" title={t("moderation.appealSays")}>
        <p>{appeal.text}</p>
        <p className="p-meta">{dateTime(appeal.at, zone)}</p>
      </Notice>
    </>
  );
}

function Verdicts({
  item,
  rules,
  form,
}: { item: WaitingItem; form: ReturnType<typeof formState> } & Pick<ReadingProps, "rules">) {
  const { t } = useI18n();
  const kind = item.type === "report" || item.type === "appeal" ? item.type : "text";
  // After a conflict the answer may be about an item that has left the queue.
  const isAnswered = form.typed("id") === item.id;
  const own = isAnswered
    ? form
    : { typed: (_: string, otherwise = "") => otherwise, errorOf: () => undefined };
  const reading = (
    <>
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="revision" value={item.revision} />
      <input type="hidden" name="kind" value={kind} />
    </>
  );
  return (
    <>
      <Form method="post" reloadDocument className="p-decision-bar">
        {reading}
        <Button size="lg" name="verdict" value="approve">
          {t(`moderation.approve.${kind}`)}
        </Button>
      </Form>
      <details className="p-reasons" open={isAnswered && form.errors.length > 0}>
        <summary>{t(`moderation.reject.${kind}`)}…</summary>
        <Form method="post" reloadDocument className="p-form">
          {reading}
          <GroundsFields
            form={own}
            rules={rules}
            rule={item.appeal?.rule ?? null}
            legend={t("moderation.whichRule")}
          />
          <div className="p-form__acts">
            <Button look="danger" name="verdict" value="reject">
              {t(`moderation.reject.${kind}`)}
            </Button>
          </div>
        </Form>
      </details>
    </>
  );
}
