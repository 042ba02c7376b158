import { type Actor, spacesWithRole } from "#app/core/actor.ts";
import { matchesOf } from "#app/features/screening/match.queries.server.ts";
import { localized } from "#app/features/spaces/space.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayDecide, mayDecideAppeal } from "./moderation.policy.ts";
import { asReportReason } from "./report.ts";

const TYPES = ["comment", "idea", "report", "appeal"] as const;

/**
 * The one scope of the queue: what waits in the spaces one moderates, and in those one organises the
 * appeals that no other moderator can decide.
 */
function waitingFor(db: Db | Tx, actor: Actor) {
  const moderated = spacesWithRole(actor, "moderator");
  const organised = spacesWithRole(actor, "organiser");
  return db
    .selectFrom("queue_items as q")
    .leftJoin("appeals as a", "a.id", "q.appeal_id")
    .leftJoin("decisions as d", "d.id", "a.decision_id")
    .where("q.state", "=", "waiting")
    .$if(moderated !== "all", (query) =>
      query.where((eb) => {
        const others = eb
          .selectFrom("roles as r")
          .innerJoin("users as u", "u.id", "r.user_id")
          .select("r.user_id")
          .where("r.role", "=", "moderator")
          .where("u.state", "=", "active")
          .where((role) =>
            role.or([role("r.space_id", "=", role.ref("q.space_id")), role("r.space_id", "=", "*")]),
          )
          .where((role) =>
            role.and([
              role.or([
                role("d.moderator_id", "is", null),
                role("r.user_id", "!=", role.ref("d.moderator_id")),
              ]),
              role.or([role("a.author_id", "is", null), role("r.user_id", "!=", role.ref("a.author_id"))]),
            ]),
          );
        const lonely = [eb("q.type", "=", "appeal"), eb.not(eb.exists(others))];
        if (organised !== "all") lonely.push(isIn(organised));
        return eb.or([isIn(moderated as string[]), eb.and(lonely)]);

        function isIn(ids: string[]) {
          return ids.length > 0 ? eb("q.space_id", "in", ids) : eb("q.id", "is", null);
        }
      }),
    );
}

/** What waits for the actor, oldest due first, each with all a moderator needs to read; `text` are comments and ideas. */
export async function waitingItems(
  db: Db | Tx,
  actor: Actor,
  filter: { space?: string | null; type?: string | null; limit?: number } = {},
) {
  const rows = await waitingFor(db, actor)
    .innerJoin("spaces as s", "s.id", "q.space_id")
    .innerJoin("ideas as i", "i.id", "q.idea_id")
    .leftJoin("comments as c", "c.id", "q.comment_id")
    .leftJoin("reports as rep", "rep.id", "q.report_id")
    .leftJoin("users as by", "by.id", "rep.reporter_id")
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
    .leftJoin("comments as parent", "parent.id", "c.parent_id")
    .leftJoin("comment_revisions as parent_text", "parent_text.id", "parent.public_revision_id")
    .select([
      "q.id",
      "q.type",
      "q.comment_id",
      "q.waiting_since",
      "q.due_at",
      "q.space_id",
      "s.slug as space_slug",
      "s.title as space_title",
      "i.number",
      "i.slug",
      "i.state as idea_state",
      "i.author_id as idea_author",
      "i.organisation_id as idea_organisation",
      "c.state as comment_state",
      "c.author_id as comment_author",
      "c.organisation_id as comment_organisation",
      "ua.name as idea_author_name",
      "uc.name as comment_author_name",
      "ir.id as ir_id",
      "ir.title as ir_title",
      "ir.html as ir_html",
      "ir.body as ir_body",
      "ir.lang as ir_lang",
      "cr.id as cr_id",
      "cr.html as cr_html",
      "cr.body as cr_body",
      "cr.lang as cr_lang",
      "pr.id as pr_id",
      "pr.title as pr_title",
      "pr.html as pr_html",
      "pr.body as pr_body",
      "pr.lang as pr_lang",
      "cpr.id as cpr_id",
      "cpr.html as cpr_html",
      "cpr.body as cpr_body",
      "cpr.lang as cpr_lang",
      "parent_text.html as parent_html",
      "parent_text.lang as parent_lang",
      "rep.reason as report_reason",
      "rep.explanation",
      "rep.created_at as reported_at",
      "rep.name as reporter_name",
      "by.name as reporter_account",
      "a.text as appeal_text",
      "a.created_at as appealed_at",
      "d.verdict",
      "d.rule",
      "d.reason as decision_reason",
      "d.created_at as decided_at",
      "d.moderator_id",
      "decider.name as decider_name",
    ])
    .$if(Boolean(filter.space), (query) => query.where("s.slug", "=", filter.space ?? ""))
    .$if(Boolean(filter.type), (query) =>
      filter.type === "text"
        ? query.where("q.type", "in", ["comment", "idea"])
        : query.where("q.type", "=", filter.type ?? ""),
    )
    .orderBy("q.due_at")
    .orderBy("q.id")
    .limit(filter.limit ?? 100)
    .execute();
  const revisions = rows.flatMap((row) => [row.ir_id, row.cr_id, row.pr_id, row.cpr_id]);
  const matches = await matchesOf(db, revisions);
  return rows.map((row) => {
    const type = TYPES.find((known) => known === row.type) ?? "comment";
    const isIdea = row.comment_id === null;
    const sent = isIdea ? version(row, "ir") : version(row, "cr");
    const shown = isIdea ? version(row, "pr") : version(row, "cpr");
    const isPublic = (isIdea ? row.idea_state : row.comment_state) === "approved";
    const read = type === "report" ? shown : sent;
    const text = {
      spaceId: row.space_id,
      authorId: isIdea ? row.idea_author : row.comment_author,
      organisationId: isIdea ? row.idea_organisation : row.comment_organisation,
    };
    return {
      id: row.id,
      type,
      /** Whose text it is about. */
      about: isIdea ? ("idea" as const) : ("comment" as const),
      commentId: row.comment_id,
      revision: read.id,
      waitingSince: row.waiting_since,
      dueAt: row.due_at,
      space: { id: row.space_id, slug: row.space_slug, title: localized(row.space_title) },
      idea: { number: row.number, slug: row.slug, title: row.pr_title ?? row.ir_title ?? "" },
      title: isIdea ? read.title : null,
      html: read.html,
      text: read.body,
      lang: read.lang,
      author: (isIdea ? row.idea_author_name : row.comment_author_name) ?? "",
      authorId: text.authorId,
      organisationId: text.organisationId,
      parent: row.parent_html ? { html: row.parent_html, lang: row.parent_lang ?? "ca" } : null,
      /** The public text that a waiting edit would replace. */
      before: isPublic && type !== "report" && shown.id !== "" && shown.id !== read.id ? shown : null,
      report: row.report_reason
        ? {
            reason: asReportReason(row.report_reason),
            explanation: row.explanation ?? "",
            at: row.reported_at ?? "",
            by: row.reporter_account ?? row.reporter_name,
          }
        : null,
      appeal: row.appeal_text
        ? {
            text: row.appeal_text,
            at: row.appealed_at ?? "",
            verdict: row.verdict === "removed" ? ("removed" as const) : ("rejected" as const),
            rule: row.rule,
            reason: row.decision_reason ?? "",
            decidedAt: row.decided_at ?? "",
            decidedBy: row.decider_name,
          }
        : null,
      matches: matches.get(read.id) ?? [],
      mayDecide:
        type === "appeal"
          ? // Whoever only organises the space is shown nothing but appeals that are theirs to decide.
            mayDecideAppeal(actor, { ...text, deciderId: row.moderator_id, othersModerate: false })
          : mayDecide(actor, text),
    };
  });
}

export type WaitingItem = Awaited<ReturnType<typeof waitingItems>>[number];

type Prefix = "ir" | "cr" | "pr" | "cpr";
type Versioned = { [K in `${Prefix}_${"id" | "html" | "body" | "lang"}`]: string | null } & {
  ir_title: string | null;
  pr_title: string | null;
};

/** One of the joined revisions. */
function version(row: Versioned, prefix: Prefix) {
  return {
    id: row[`${prefix}_id`] ?? "",
    title: prefix === "ir" ? row.ir_title : prefix === "pr" ? row.pr_title : null,
    html: row[`${prefix}_html`] ?? "",
    body: row[`${prefix}_body`] ?? "",
    lang: row[`${prefix}_lang`] ?? "ca",
  };
}

/** How many items wait for the actor, in all and by kind. */
export async function waitingCounts(db: Db, actor: Actor) {
  const rows = await waitingFor(db, actor)
    .select(["q.type", (eb) => eb.fn.countAll().as("count")])
    .groupBy("q.type")
    .execute();
  const of = (...types: string[]) =>
    rows.reduce((sum, row) => sum + (types.includes(row.type) ? Number(row.count) : 0), 0);
  return { all: of(...TYPES), text: of("comment", "idea"), report: of("report"), appeal: of("appeal") };
}

/** What became of a person's contributions before: verdicts, newest first. */
export async function pastVerdicts(db: Db, authorId: string | null, limit = 8): Promise<string[]> {
  if (!authorId) return [];
  const rows = await db
    .selectFrom("decisions as d")
    .leftJoin("comments as c", "c.id", "d.subject_id")
    .leftJoin("ideas as i", "i.id", "d.subject_id")
    .select("d.verdict")
    .where("d.verdict", "in", ["approved", "rejected", "removed"])
    .where((eb) => eb.or([eb("c.author_id", "=", authorId), eb("i.author_id", "=", authorId)]))
    .orderBy("d.created_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.verdict);
}
