import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { saysPassage } from "#app/core/mark-passage.server.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { APPEAL_DAYS, type Grounds, isRestriction, type Source, type Verdict } from "./decision.ts";

const DAY_MS = 86_400_000;

export type Restricted = Partial<Grounds> & {
  verdict: Verdict;
  source: Source;
  subjectType: "comment" | "idea" | "report" | "appeal" | "user";
  subjectId: string;
  revisionId: string | null;
  /** Screening had pointed at the text. */
  detected?: boolean | undefined;
  scope?: "visibility" | "account" | "notices" | undefined;
  endsAt?: string | null | undefined;
};

/**
 * The statement of reasons of a restriction (DSA, article 17), made from its grounds, its source and the text it
 * is about; empty for other verdicts. Throws `invalid` for a passage the text does not say, or a law without a why.
 */
export async function statementOf(ctx: AppContext, tx: Tx, decision: Restricted) {
  const { verdict, subjectType, law } = decision;
  const until = new Date(ctx.now().getTime() + APPEAL_DAYS * DAY_MS).toISOString();
  if (!isRestriction(verdict)) return verdict === "dismissed" ? { appeal_until: until } : {};
  const about = subjectType === "user" ? await personOf(tx, decision) : await textOf(tx, decision);
  if (law && !decision.lawExplanation)
    throw new DomainError("invalid", "errors.required", { field: "lawExplanation" });
  const { quote = null } = decision;
  if (quote !== null && !about.says(quote))
    throw new DomainError("invalid", "moderation.quoteNotThere", { field: "quote" });
  return {
    scope: decision.scope ?? (subjectType === "user" ? "account" : "visibility"),
    territory: "EEA",
    ends_at: decision.endsAt ?? null,
    facts: decision.facts ?? translateIn(about.locale)(`statement.facts.${decision.source}`),
    ground: law ? "law" : decision.rule ? "rule" : "terms",
    law: law ?? null,
    law_explanation: law ? (decision.lawExplanation ?? null) : null,
    quote,
    detected: decision.detected ? 1 : 0,
    appeal_until: until,
    content_at: about.at ?? ctx.now().toISOString(),
    content_lang: about.lang,
  };
}

type About = { locale: Locale; at: string | null; lang: string | null; says: (quote: string) => boolean };

/** The version that is restricted, and the language of whoever wrote it. */
async function textOf(tx: Tx, { subjectType, revisionId }: Restricted): Promise<About> {
  const row =
    subjectType === "comment"
      ? await tx
          .selectFrom("comment_revisions as r")
          .innerJoin("comments as t", "t.id", "r.comment_id")
          .leftJoin("users as u", "u.id", "t.author_id")
          .select(["r.body", "r.html", "r.lang", "r.created_at", "u.locale"])
          .where("r.id", "=", revisionId)
          .executeTakeFirst()
      : await tx
          .selectFrom("idea_revisions as r")
          .innerJoin("ideas as t", "t.id", "r.idea_id")
          .leftJoin("users as u", "u.id", "t.author_id")
          .select(["r.body", "r.html", "r.lang", "r.created_at", "u.locale", "r.title"])
          .where("r.id", "=", revisionId)
          .executeTakeFirst();
  if (!row) return { locale: "ca", at: null, lang: null, says: () => false };
  const title = "title" in row ? String(row.title) : "";
  return {
    locale: asLocale(row.locale ?? row.lang),
    at: row.created_at,
    lang: row.lang,
    says: (quote) => saysPassage(row.html, quote) || row.body.includes(quote) || title.includes(quote),
  };
}

async function personOf(tx: Tx, { subjectId }: Restricted): Promise<About> {
  const user = await tx
    .selectFrom("users")
    .select(["locale", "created_at"])
    .where("id", "=", subjectId)
    .executeTakeFirst();
  return {
    locale: asLocale(user?.locale ?? "ca"),
    at: user?.created_at ?? null,
    lang: null,
    says: () => false,
  };
}
