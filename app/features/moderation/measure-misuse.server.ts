import type { Actor, Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { asLocale } from "#app/features/accounts/actor.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { Tx } from "#db/portable.ts";
import { misuseOf, notReadUntil } from "./misuse.queries.server.ts";
import { type From, measureFor, SET_ASIDE_MS } from "./misuse.ts";
import { mailMisuse } from "./misuse-mail.server.ts";
import { writeDecision } from "./write-decision.server.ts";

type Reporter = From & { reportId: string; locale: Locale };

/**
 * What follows when a moderator has found a report manifestly unfounded, inside that write (DSA, article 23):
 * whoever sends them again and again is warned, and when they go on, their reports in the space are not read for
 * a time, which is a decision of its own. Who left neither account nor address cannot be told, nor kept away.
 */
export async function measureMisuse(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  moderator: Actor,
  report: { id: string; spaceId: string },
): Promise<void> {
  const reporter = await reporterOf(tx, report.id);
  const { spaceId } = report;
  if (!reporter || (await notReadUntil(ctx, tx, reporter, spaceId))) return;
  const misuse = await misuseOf(ctx, tx, reporter, spaceId);
  const measure = measureFor(misuse.unfounded, misuse.warned);
  if (measure === "warn") await warn(ctx, tx, moderator, reporter, spaceId);
  if (measure === "setAside") await setAside(ctx, tx, record, moderator, reporter, spaceId);
}

async function reporterOf(tx: Tx, reportId: string): Promise<Reporter | null> {
  const row = await tx
    .selectFrom("reports as r")
    .leftJoin("users as u", "u.id", "r.reporter_id")
    .select(["r.reporter_id", "r.email", "r.locale", "u.locale as user_locale"])
    .where("r.id", "=", reportId)
    .executeTakeFirst();
  if (!row || (!row.reporter_id && !row.email)) return null;
  const email = row.reporter_id ? null : row.email;
  return { reportId, userId: row.reporter_id, email, locale: asLocale(row.user_locale ?? row.locale) };
}

async function warn(
  ctx: AppContext,
  tx: Tx,
  moderator: Actor,
  reporter: Reporter,
  spaceId: string,
): Promise<void> {
  const id = ctx.newId();
  await tx
    .insertInto("warnings")
    .values({
      id,
      about: "notices",
      user_id: reporter.userId,
      email: reporter.email,
      space_id: spaceId,
      moderator_id: moderator.id,
      reason: translateIn(reporter.locale)("redress.misuse.reason"),
      created_at: ctx.now().toISOString(),
    })
    .execute();
  await mailMisuse(ctx, tx, reporter, { id, spaceId, until: null });
}

async function setAside(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  moderator: Actor,
  reporter: Reporter,
  spaceId: string,
): Promise<void> {
  const until = new Date(ctx.now().getTime() + SET_ASIDE_MS).toISOString();
  const t = translateIn(reporter.locale);
  const id = await writeDecision(ctx, tx, record, {
    verdict: "suspended",
    source: "report",
    scope: "notices",
    subjectType: reporter.userId ? "user" : "report",
    subjectId: reporter.userId ?? reporter.reportId,
    revisionId: null,
    spaceId,
    queueItemId: null,
    moderatorId: moderator.id,
    rule: null,
    reason: t("redress.misuse.again"),
    facts: t("redress.misuse.facts"),
    endsAt: until,
  });
  await tx
    .insertInto("suspensions")
    .values({
      decision_id: id,
      kind: "notices",
      user_id: reporter.userId,
      email: reporter.email,
      space_id: spaceId,
      locale: reporter.locale,
      until,
      ended_at: null,
    })
    .execute();
  await mailMisuse(ctx, tx, reporter, { id, spaceId, until });
}
