import { Form, Link } from "@remix-run/react";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { ago } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { formState } from "#app/web/form.ts";
import type { WaitingItem } from "./queue.queries.server.ts";

type Props = {
  items: WaitingItem[];
  open: WaitingItem | null;
  rules: { number: number; text: Localized }[];
  past: string[];
  own: boolean;
  now: string;
  answer: unknown;
};

/** What waits at the left, most urgent first; what is read and decided at the right. */
export function QueueDesk({ items, open, rules, past, own, now, answer }: Props) {
  const { t, ...zone } = useI18n();
  if (!open) return <EmptyState title={t("moderation.empty")} />;
  const late = (item: WaitingItem) => (item.dueAt < now ? "overdue" : undefined);
  return (
    <div className="p-desk">
      <section className="p-desk__list" aria-labelledby="queue-title">
        <h1 id="queue-title">{t("moderation.title", { count: items.length })}</h1>
        <ol className="p-list">
          {items.map((item) => (
            <li key={item.id} className="p-queue-row" data-open={item.id === open.id || undefined}>
              <span className="p-age" data-late={late(item)}>
                {ago(item.waitingSince, new Date(now), zone)}
              </span>
              <Link
                to={`/moderation?item=${item.id}`}
                aria-current={item.id === open.id ? "true" : undefined}
              >
                <strong>{item.author}</strong> Nº {item.idea.number}
                <span className="p-queue-row__text">{item.title ?? item.text.slice(0, 80)}</span>
              </Link>
            </li>
          ))}
        </ol>
      </section>
      <Reading key={open.id} {...{ open, rules, past, own, answer }} />
    </div>
  );
}

function Reading({
  open,
  rules,
  past,
  own,
  answer,
}: { open: WaitingItem } & Pick<Props, "rules" | "past" | "own" | "answer">) {
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
      {open.parent ? (
        <blockquote>
          <Prose html={open.parent.html} lang={open.parent.lang} />
        </blockquote>
      ) : null}
      {open.title ? <h2 lang={open.lang}>{open.title}</h2> : null}
      <div className="p-desk__text">
        <Prose html={open.html} lang={open.lang} />
      </div>
      <p className="p-meta">
        {t(open.type === "idea" ? "moderation.newIdea" : "moderation.comment")} · {open.author} ·{" "}
        {t("moderation.past", { approved, rejected: past.length - approved })}
      </p>
      {own ? (
        <p>{t("moderation.ownText")}</p>
      ) : (
        <>
          <Form method="post" reloadDocument className="p-decision-bar">
            <input type="hidden" name="id" value={open.id} />
            <input type="hidden" name="revision" value={open.revision} />
            <Button size="lg" name="verdict" value="approve">
              {t("moderation.approve")}
            </Button>
          </Form>
          <details className="p-reasons" open={form.errors.length > 0}>
            <summary>{t("moderation.reject")}…</summary>
            <Form method="post" reloadDocument className="p-form">
              <input type="hidden" name="id" value={open.id} />
              <input type="hidden" name="revision" value={open.revision} />
              <RadioGroup
                name="rule"
                legend={t("moderation.whichRule")}
                value={form.typed("rule")}
                error={form.errorOf("rule")}
                options={rules.map((rule) => ({
                  value: String(rule.number),
                  label: `${rule.number}. ${inLocale(rule.text, locale)}`,
                }))}
              />
              <TextArea
                name="reason"
                label={t("moderation.reason")}
                hint={t("moderation.reasonHint")}
                rows={3}
                error={form.errorOf("reason")}
                defaultValue={form.typed("reason")}
                required
              />
              <div className="p-form__acts">
                <Button look="danger" name="verdict" value="reject">
                  {t("moderation.reject")}
                </Button>
              </div>
            </Form>
          </details>
        </>
      )}
    </section>
  );
}
