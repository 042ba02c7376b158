import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { Period } from "#app/core/period.ts";
import { RESTRICTIONS } from "#app/features/moderation/decision.ts";
import { asLaw } from "#app/features/moderation/law.ts";
import { asReportReason } from "#app/features/moderation/report.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { categoryOf, EEA, type Statement } from "./statement.ts";

/** As many as the EU's database takes at once. */
const BATCH = 100;

/**
 * The statements of reasons of a period, oldest first, in the schema of the EU's Transparency Database, in pages
 * of a hundred: restrictions in public spaces, and of accounts. Made by template from rule, source and times in the space's
 * language: neither the text, nor a passage of it, nor a moderator's words, nor a person.
 */
export async function* statementsOf(
  ctx: AppContext,
  filter: { period: Period; space?: string | null },
): AsyncGenerator<Statement[]> {
  const { period } = filter;
  for (let after: { at: string; id: string } | null = null; ; ) {
    const rows = await page(ctx, period, filter.space ?? null, after);
    if (rows.length > 0) yield rows.map((row) => statement(ctx, row));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { at: last.created_at, id: last.id };
  }
}

type Row = Awaited<ReturnType<typeof page>>[number];

async function page(
  { db }: AppContext,
  period: Period,
  space: string | null,
  after: { at: string; id: string } | null,
) {
  return db
    .selectFrom("decisions as d")
    .leftJoin("spaces as s", "s.id", "d.space_id")
    .leftJoin("rules as r", (join) =>
      join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
    )
    .leftJoin("queue_items as q", "q.id", "d.queue_item_id")
    .leftJoin("reports as p", "p.id", "q.report_id")
    .select(["d.id", "d.verdict", "d.source", "d.rule", "d.ground", "d.law", "d.detected", "d.scope"])
    .select(["d.ends_at", "d.content_at", "d.content_lang", "d.created_at"])
    .select(["s.languages", "r.text as rule_text", "p.reason as reported"])
    .where("d.verdict", "in", [...RESTRICTIONS])
    .where("d.scope", "in", ["visibility", "account"])
    .where((eb) => eb.or([eb("s.visibility", "=", "public"), eb("d.space_id", "is", null)]))
    .$if(space !== null, (query) => query.where("s.slug", "=", space))
    .where("d.created_at", ">=", period.from)
    .where("d.created_at", "<", period.to)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("d.created_at", ">", after?.at ?? ""),
          eb.and([eb("d.created_at", "=", after?.at ?? ""), eb("d.id", ">", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("d.created_at")
    .orderBy("d.id")
    .limit(BATCH)
    .execute();
}

const VISIBILITY: Record<string, string> = {
  rejected: "DECISION_VISIBILITY_CONTENT_DISABLED",
  removed: "DECISION_VISIBILITY_CONTENT_REMOVED",
  redacted: "DECISION_VISIBILITY_OTHER",
};

function statement(ctx: AppContext, row: Row): Statement {
  const { timeZone, publicUrl } = ctx.config;
  const locale = languageOf(row.languages);
  const t = translateIn(locale);
  const law = asLaw(row.law);
  const isAccount = row.scope === "account";
  const ends = row.ends_at ? dayOf(row.ends_at, timeZone) : null;
  const ground =
    row.ground === "rule" && row.rule !== null
      ? t("transparency.statement.rule", {
          number: row.rule,
          text: row.rule_text ? inLocale(localized(row.rule_text), locale) : "",
        })
      : t("transparency.statement.terms");
  return {
    ...(isAccount
      ? {
          decision_account: "DECISION_ACCOUNT_SUSPENDED",
          ...(ends ? { end_date_account_restriction: ends } : {}),
        }
      : {
          decision_visibility: [VISIBILITY[row.verdict] ?? "DECISION_VISIBILITY_OTHER"],
          ...(row.verdict === "redacted"
            ? { decision_visibility_other: t("transparency.statement.redacted") }
            : {}),
          ...(ends ? { end_date_visibility_restriction: ends } : {}),
        }),
    decision_facts: t(`transparency.statement.facts.${sourceOf(row.source)}`),
    ...(row.ground === "law" && law
      ? {
          decision_ground: "DECISION_GROUND_ILLEGAL_CONTENT",
          illegal_content_legal_ground: cut(t(`transparency.law.${law}`), 500),
          illegal_content_explanation: t("transparency.statement.whyLaw"),
        }
      : {
          decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
          incompatible_content_ground: cut(ground, 500),
          incompatible_content_explanation: t("transparency.statement.whyRule"),
        }),
    decision_ground_reference_url: `${publicUrl}/rules`,
    content_type: ["CONTENT_TYPE_TEXT"],
    category: categoryOf(law, row.reported ? asReportReason(row.reported) : null),
    territorial_scope: EEA,
    ...(row.content_lang && /^[a-z]{2}$/.test(row.content_lang)
      ? { content_language: row.content_lang.toUpperCase() }
      : {}),
    content_date: dayOf(row.content_at ?? row.created_at, timeZone),
    application_date: dayOf(row.created_at, timeZone),
    source_type: row.source === "report" ? "SOURCE_ARTICLE_16" : "SOURCE_VOLUNTARY",
    automated_detection: row.detected === 1 ? "Yes" : "No",
    automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
    puid: row.id,
  };
}

function sourceOf(word: string) {
  return (
    (["queue", "report", "own", "appeal", "command"] as const).find((source) => source === word) ?? "own"
  );
}

/** A space's first language; English for the site. */
function languageOf(languages: string | null): Locale {
  const known: unknown = languages === null ? [] : JSON.parse(languages);
  const first: unknown = Array.isArray(known) ? known[0] : null;
  return first === "ca" || first === "es" ? first : "en";
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
