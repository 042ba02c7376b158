import type { Actor } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";

/** Everything the site keeps about a person, in the words of the API. Secrets and their hashes are left out. */
export async function accountExport(db: Db, actor: Actor) {
  const own = actor.id;
  const account = await db
    .selectFrom("users")
    .select([
      "email",
      "name",
      "locale",
      "mail",
      "accepted_version as acceptedVersion",
      "accepted_at as acceptedAt",
      "created_at as createdAt",
    ])
    .where("id", "=", own)
    .executeTakeFirstOrThrow();
  const ideas = await db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.idea_id", "i.id")
    .select([
      "i.number",
      "i.kind",
      "i.state",
      "r.ordinal as revision",
      "r.state as revisionState",
      "r.title",
      "r.body",
      "r.lang",
      "r.created_at as createdAt",
    ])
    .where("i.author_id", "=", own)
    .orderBy("i.created_at")
    .orderBy("r.ordinal")
    .execute();
  const drafts = await db
    .selectFrom("idea_drafts")
    .select(["kind", "title", "body", "lang", "created_at as createdAt", "updated_at as updatedAt"])
    .where("author_id", "=", own)
    .orderBy("created_at")
    .execute();
  const comments = await db
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.comment_id", "c.id")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .select([
      "c.id",
      "i.number as idea",
      "c.stance",
      "c.state",
      "r.ordinal as revision",
      "r.body",
      "r.lang",
      "r.created_at as createdAt",
    ])
    .where("c.author_id", "=", own)
    .orderBy("c.created_at")
    .orderBy("r.ordinal")
    .execute();
  const updates = await db
    .selectFrom("updates as u")
    .innerJoin("ideas as i", "i.id", "u.idea_id")
    .select([
      "i.number as idea",
      "u.kind",
      "u.state",
      "u.body",
      "u.lang",
      "u.figures",
      "u.links",
      "u.created_at as createdAt",
    ])
    .where("u.actor_id", "=", own)
    .orderBy("u.created_at")
    .execute();
  const uploads = await db
    .selectFrom("uploads")
    .select([
      "id",
      "kind",
      "words",
      "file_name as fileName",
      "bytes",
      "created_at as createdAt",
      "removed_at as removedAt",
    ])
    .where("actor_id", "=", own)
    .orderBy("created_at")
    .orderBy("place")
    .execute();
  const dossierNotes = await db
    .selectFrom("dossier_notes as n")
    .innerJoin("ideas as i", "i.id", "n.idea_id")
    .select(["i.number as idea", "n.body", "n.created_at as createdAt"])
    .where("n.actor_id", "=", own)
    .orderBy("n.id")
    .execute();
  const figures = await db
    .selectFrom("impact_revisions")
    .select(["kind", "what", "low", "central", "high", "from_on as from", "to_on as to", "source"])
    .select(["source_url as sourceUrl", "formula", "confidence", "correction"])
    .select(["created_at as createdAt", "published_at as publishedAt"])
    .where("actor_id", "=", own)
    .orderBy("created_at")
    .execute();
  const votes = await db
    .selectFrom("votes as v")
    .innerJoin("ideas as i", "i.id", "v.idea_id")
    .select(["i.number as idea", "v.created_at as createdAt"])
    .where("v.user_id", "=", own)
    .orderBy("v.created_at")
    .execute();
  const useful = await db
    .selectFrom("useful_marks")
    .select(["comment_id as comment", "created_at as createdAt"])
    .where("user_id", "=", own)
    .orderBy("created_at")
    .execute();
  const read = await db
    .selectFrom("thread_reads as t")
    .innerJoin("ideas as i", "i.id", "t.idea_id")
    .select(["i.number as idea", "t.seq"])
    .where("t.user_id", "=", own)
    .execute();
  const follows = await db
    .selectFrom("follows as f")
    .innerJoin("ideas as i", "i.id", "f.idea_id")
    .select(["i.number as idea", "f.created_at as createdAt"])
    .where("f.user_id", "=", own)
    .execute();
  const reports = await db
    .selectFrom("reports")
    .select(["reason", "explanation", "created_at as createdAt"])
    .where("reporter_id", "=", own)
    .execute();
  const appeals = await db
    .selectFrom("appeals")
    .select(["text", "state", "created_at as createdAt"])
    .where("author_id", "=", own)
    .execute();
  const notifications = await db
    .selectFrom("notifications")
    .select(["kind", "reason", "created_at as createdAt", "read_at as readAt"])
    .where("user_id", "=", own)
    .execute();
  const sessions = await db
    .selectFrom("sessions")
    .select(["user_agent as browser", "created_at as createdAt", "expires_at as expiresAt"])
    .where("user_id", "=", own)
    .execute();
  const pushDevices = await db
    .selectFrom("push_devices")
    .select(["label", "created_at as createdAt", "last_success_at as lastSuccessAt"])
    .where("user_id", "=", own)
    .orderBy("created_at")
    .execute();
  const tokens = await db
    .selectFrom("tokens")
    .select(["name", "scopes", "created_at as createdAt", "revoked_at as revokedAt"])
    .where("user_id", "=", own)
    .execute();
  const organisations = actor.memberships.map(({ slug, name, kind, manager }) => ({
    slug,
    name,
    kind,
    manager,
  }));
  return {
    account: { ...account, mail: account.mail === 1 },
    roles: actor.roles,
    organisations,
    ideas,
    drafts,
    comments,
    updates: updates.map((update) => ({
      ...update,
      figures: JSON.parse(update.figures) as unknown,
      links: JSON.parse(update.links) as unknown,
    })),
    uploads: uploads.map(({ id, ...upload }) => ({ ...upload, address: `/uploads/${id}` })),
    dossierNotes,
    figures,
    votes,
    useful,
    read,
    follows,
    reports,
    appeals,
    notifications,
    sessions,
    pushDevices,
    tokens,
  };
}
