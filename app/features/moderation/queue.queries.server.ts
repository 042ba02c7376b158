import { type Actor, spacesWithRole } from "#app/core/actor.ts";
import { localized } from "#app/features/spaces/space.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";

/** What waits in the spaces one moderates, most urgent first. */
export async function waitingItems(
  db: Db | Tx,
  actor: Actor,
  filter: { space?: string | null; type?: string | null; limit?: number } = {},
) {
  const moderated = spacesWithRole(actor, "moderator");
  if (moderated !== "all" && moderated.length === 0) return [];
  const rows = await db
    .selectFrom("queue_items as q")
    .innerJoin("spaces as s", "s.id", "q.space_id")
    .innerJoin("ideas as i", "i.id", "q.idea_id")
    .leftJoin("comments as c", "c.id", "q.comment_id")
    .leftJoin("idea_revisions as ir", "ir.id", "q.revision_id")
    .leftJoin("comment_revisions as cr", "cr.id", "q.revision_id")
    .leftJoin("idea_revisions as pr", "pr.id", "i.public_revision_id")
    .leftJoin("users as ua", "ua.id", "i.author_id")
    .leftJoin("users as uc", "uc.id", "c.author_id")
    .leftJoin("comment_revisions as parent", (join) =>
      join.on((eb) =>
        eb(
          "parent.id",
          "=",
          eb.selectFrom("comments as p").select("p.public_revision_id").whereRef("p.id", "=", "c.parent_id"),
        ),
      ),
    )
    .select([
      "q.id",
      "q.type",
      "q.revision_id as revision",
      "q.waiting_since",
      "q.due_at",
      "q.space_id",
      "s.slug as space_slug",
      "s.title as space_title",
      "i.number",
      "i.slug",
      "i.author_id as idea_author",
      "i.organisation_id as idea_organisation",
      "c.author_id as comment_author",
      "c.organisation_id as comment_organisation",
      "ir.title as idea_title",
      "ir.html as idea_html",
      "ir.lang as idea_lang",
      "cr.html as comment_html",
      "cr.lang as comment_lang",
      "pr.title as public_title",
      "ua.name as idea_author_name",
      "uc.name as comment_author_name",
      "parent.html as parent_html",
      "ir.body as idea_body",
      "cr.body as comment_body",
    ])
    .where("q.state", "=", "waiting")
    .where("q.type", "in", ["idea", "comment"])
    .$if(moderated !== "all", (query) => query.where("q.space_id", "in", moderated as string[]))
    .$if(Boolean(filter.space), (query) => query.where("s.slug", "=", filter.space ?? ""))
    .$if(Boolean(filter.type), (query) => query.where("q.type", "=", filter.type ?? ""))
    .orderBy("q.due_at")
    .orderBy("q.id")
    .limit(filter.limit ?? 100)
    .execute();
  return rows.map((row) => {
    const isIdea = row.type === "idea";
    return {
      id: row.id,
      type: isIdea ? ("idea" as const) : ("comment" as const),
      revision: row.revision ?? "",
      waitingSince: row.waiting_since,
      dueAt: row.due_at,
      space: { id: row.space_id, slug: row.space_slug, title: localized(row.space_title) },
      idea: { number: row.number, slug: row.slug, title: row.public_title ?? row.idea_title ?? "" },
      title: isIdea ? row.idea_title : null,
      html: (isIdea ? row.idea_html : row.comment_html) ?? "",
      text: (isIdea ? row.idea_body : row.comment_body) ?? "",
      lang: (isIdea ? row.idea_lang : row.comment_lang) ?? "ca",
      author: (isIdea ? row.idea_author_name : row.comment_author_name) ?? "",
      authorId: isIdea ? row.idea_author : row.comment_author,
      organisationId: isIdea ? row.idea_organisation : row.comment_organisation,
      parentHtml: row.parent_html,
    };
  });
}

export type WaitingItem = Awaited<ReturnType<typeof waitingItems>>[number];

/** How many items wait in the spaces one moderates. */
export async function waitingCount(db: Db, actor: Actor): Promise<number> {
  const moderated = spacesWithRole(actor, "moderator");
  if (moderated !== "all" && moderated.length === 0) return 0;
  const row = await db
    .selectFrom("queue_items")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("state", "=", "waiting")
    .$if(moderated !== "all", (query) => query.where("space_id", "in", moderated as string[]))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** What became of a person's contributions before: verdicts, newest first. */
export async function pastVerdicts(db: Db, authorId: string | null, limit = 8): Promise<string[]> {
  if (!authorId) return [];
  const rows = await db
    .selectFrom("decisions as d")
    .leftJoin("comments as c", "c.id", "d.subject_id")
    .leftJoin("ideas as i", "i.id", "d.subject_id")
    .select("d.verdict")
    .where((eb) => eb.or([eb("c.author_id", "=", authorId), eb("i.author_id", "=", authorId)]))
    .orderBy("d.created_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.verdict);
}
