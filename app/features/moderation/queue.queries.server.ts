import type { Actor } from "#app/core/actor.ts";
import { matchesOf } from "#app/features/screening/match.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";
import { type Behind, countWaiting, mostUrgent, type QueueFilter } from "./queue-scope.server.ts";
import { toWaitingItem, type WaitingItem } from "./waiting-item.server.ts";

/** What waits for the actor, most urgent first, each with all a moderator needs to read. */
export async function waitingItems(
  db: Db | Tx,
  actor: Actor,
  filter: QueueFilter & { limit?: number; behind?: Behind | null } = {},
): Promise<WaitingItem[]> {
  const urgent = mostUrgent(db, actor, filter, filter.limit ?? 100);
  if (!urgent) return [];
  const rows = await itemRows(db)
    .where("q.id", "in", db.selectFrom(urgent.as("u")).select("u.id"))
    .orderBy("q.urgency")
    .orderBy("q.id")
    .execute();
  const revisions = rows.flatMap((row) => [row.ir_id, row.cr_id, row.pr_id, row.cpr_id]);
  const matches = await matchesOf(db, revisions);
  return rows.map((row) => toWaitingItem(actor, row, matches));
}

/** Items with their texts: the one that waits, the public one, the one it answers; never run without a scope. */
export function itemRows(db: Db | Tx) {
  return db
    .selectFrom("queue_items as q")
    .leftJoin("appeals as a", "a.id", "q.appeal_id")
    .leftJoin("decisions as d", "d.id", "a.decision_id")
    .innerJoin("spaces as s", "s.id", "q.space_id")
    .innerJoin("ideas as i", "i.id", "q.idea_id")
    .leftJoin("comments as c", "c.id", "q.comment_id")
    .leftJoin("reports as rep", "rep.id", "q.report_id")
    .leftJoin("users as decider", "decider.id", "d.moderator_id")
    .leftJoin("idea_revisions as ir", (join) =>
      join.on((eb) => eb("ir.id", "=", eb.fn.coalesce("q.revision_id", "d.revision_id"))),
    )
    .leftJoin("comment_revisions as cr", (join) =>
      join.on((eb) => eb("cr.id", "=", eb.fn.coalesce("q.revision_id", "d.revision_id"))),
    )
    .leftJoin("idea_revisions as pr", "pr.id", "i.public_revision_id")
    .leftJoin("comment_revisions as cpr", "cpr.id", "c.public_revision_id")
    .leftJoin("users as ua", "ua.id", "i.author_id")
    .leftJoin("users as uc", "uc.id", "c.author_id")
    .leftJoin("organisations as o", (join) =>
      join.on((eb) => eb("o.id", "=", eb.fn.coalesce("c.organisation_id", "i.organisation_id"))),
    )
    .leftJoin("comments as parent", (join) =>
      join
        .on((eb) => eb("parent.id", "=", eb.fn.coalesce("c.reply_to_id", "c.parent_id")))
        .on("parent.state", "=", "approved"),
    )
    .leftJoin("comment_revisions as parent_text", "parent_text.id", "parent.public_revision_id")
    .leftJoin("users as parent_author", "parent_author.id", "parent.author_id")
    .select([
      "q.id",
      "q.type",
      "q.state",
      "q.comment_id",
      "q.waiting_since",
      "q.near_at",
      "q.due_at",
      "q.urgency",
      "q.why",
      "q.space_id",
      "s.slug as space_slug",
      "s.title as space_title",
      "s.stage_names",
      "i.number",
      "i.slug",
      "i.stage",
      "i.state as idea_state",
      "i.author_id as idea_author",
      "i.organisation_id as idea_organisation",
      "c.state as comment_state",
      "c.stance",
      "c.author_id as comment_author",
      "c.organisation_id as comment_organisation",
      "o.name as organisation_name",
      "ua.name as idea_author_name",
      "ua.locale as idea_author_locale",
      "ua.created_at as idea_author_since",
      "uc.name as comment_author_name",
      "uc.locale as comment_author_locale",
      "uc.created_at as comment_author_since",
      "ir.id as ir_id",
      "ir.title as ir_title",
      "ir.html as ir_html",
      "ir.body as ir_body",
      "ir.lang as ir_lang",
      "ir.ordinal as ir_ordinal",
      "ir.created_at as ir_created",
      "cr.id as cr_id",
      "cr.html as cr_html",
      "cr.body as cr_body",
      "cr.lang as cr_lang",
      "cr.ordinal as cr_ordinal",
      "cr.created_at as cr_created",
      "pr.id as pr_id",
      "pr.title as pr_title",
      "pr.html as pr_html",
      "pr.body as pr_body",
      "pr.lang as pr_lang",
      "pr.ordinal as pr_ordinal",
      "pr.created_at as pr_created",
      "cpr.id as cpr_id",
      "cpr.html as cpr_html",
      "cpr.body as cpr_body",
      "cpr.lang as cpr_lang",
      "cpr.ordinal as cpr_ordinal",
      "cpr.created_at as cpr_created",
      "parent.published_at as parent_at",
      "parent_text.html as parent_html",
      "parent_text.lang as parent_lang",
      "parent_author.name as parent_name",
      "rep.reason as report_reason",
      "rep.explanation",
      "rep.created_at as reported_at",
      "a.text as appeal_text",
      "a.created_at as appealed_at",
      "d.verdict",
      "d.rule",
      "d.reason as decision_reason",
      "d.created_at as decided_at",
      "d.moderator_id",
      "decider.name as decider_name",
    ]);
}

export type ItemRow = Awaited<ReturnType<ReturnType<typeof itemRows>["execute"]>>[number];

export type WaitingCounts = { all: number; text: number; report: number; appeal: number };

/** How many items wait for the actor, in all and by kind, each counted up to `MOST_COUNTED`. */
export async function waitingCounts(
  db: Db | Tx,
  actor: Actor,
  filter: { space?: string | null } = {},
): Promise<WaitingCounts> {
  const counts = (type: string | null) => countWaiting(db, actor, { ...filter, type });
  const [all, text, report, appeal] = [null, "text", "report", "appeal"].map(counts);
  if (!all || !text || !report || !appeal) return { all: 0, text: 0, report: 0, appeal: 0 };
  const row = await db
    .selectNoFrom([all.as("all"), text.as("text"), report.as("report"), appeal.as("appeal")])
    .executeTakeFirstOrThrow();
  return {
    all: Number(row.all),
    text: Number(row.text),
    report: Number(row.report),
    appeal: Number(row.appeal),
  };
}
