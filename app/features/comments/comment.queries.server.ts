import { expressionBuilder } from "kysely";
import { found } from "#app/core/errors.ts";
import { authorOf } from "#app/features/ideas/author.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { CommentTable } from "#db/schema.ts";
import type { PublicComment, Stance } from "./comment.ts";

/** The one scope of the noun: published comments of one idea the viewer has been found to see. */
export function visibleComments(db: Db | Tx, idea: Pick<IdeaTarget, "id">) {
  return db
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.id", "c.public_revision_id")
    .leftJoin("users as u", "u.id", "c.author_id")
    .leftJoin("organisations as o", "o.id", "c.organisation_id")
    .where("c.idea_id", "=", idea.id)
    .where("c.state", "=", "approved")
    .select([
      "c.id",
      "c.parent_id",
      "c.reply_to_id",
      "c.stance",
      "c.published_at",
      "c.created_at",
      "c.edited_at",
      "c.useful",
      "r.id as revision",
      "r.body",
      "r.html",
      "r.lang",
      "r.redacted_under",
      "u.name as author_name",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
    ]);
}

export type Row = Awaited<ReturnType<ReturnType<typeof visibleComments>["execute"]>>[number];

/** One published comment in its public form, or null when it is not public now. */
export async function publicComment(
  db: Db | Tx,
  idea: Pick<IdeaTarget, "id" | "number">,
  id: string,
): Promise<PublicComment | null> {
  const [row] = await visibleComment(db, { ideaId: idea.id, id });
  return row ? toPublic(row, idea.number ?? 0) : null;
}

const visibleComment = keptQuery((db, { ideaId, id }: { ideaId: string; id: string }) =>
  visibleComments(db, { id: ideaId }).where("c.id", "=", id),
);

/** The present public forms of comments of one idea, by id; those that are not public now are not among them. */
export async function publicComments(
  db: Db | Tx,
  idea: Pick<IdeaTarget, "id" | "number">,
  ids: string[],
): Promise<Map<string, PublicComment>> {
  if (ids.length === 0) return new Map();
  const rows = await visibleComments(db, idea).where("c.id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toPublic(row, idea.number ?? 0)]));
}

export type ThreadHead = { epoch: string; seq: number };

/** The thread's head: its epoch and the number of its last event. */
export async function threadHead(db: Db | Tx, ideaId: string): Promise<ThreadHead> {
  const { epoch, seq } = await numberedHead(db, ideaId);
  return { epoch, seq };
}

/** The same with the idea's number; null while it has none. */
export async function numberedHead(
  db: Db | Tx,
  ideaId: string,
): Promise<ThreadHead & { number: number | null }> {
  const [head] = await headOf(db, { ideaId });
  return found(head);
}

const headOf = keptQuery((db, { ideaId }: { ideaId: string }) =>
  db
    .selectFrom("threads as t")
    .innerJoin("ideas as i", "i.id", "t.idea_id")
    .select(["t.epoch", "t.seq", "i.number"])
    .where("t.idea_id", "=", ideaId),
);

export type Key = { createdAt: string; id: string };

/** Reads the key of a place in a thread; null for none or garbage. */
export function keyOf(text: string | null | undefined): Key | null {
  const [createdAt, id] = (text ?? "").split("~");
  return createdAt && id && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(createdAt) && id.length <= 64
    ? { createdAt, id }
    : null;
}

/** Conditions on comments `c`, apart from a query. */
export const eb = expressionBuilder<{ c: CommentTable }, "c">();

/** Comments after a place, oldest first. */
export function keyAbove(key: Key) {
  return eb(eb.refTuple("c.created_at", "c.id"), ">", eb.tuple(key.createdAt, key.id));
}

/** A row of the scope in its public form. */
export function toPublic(row: Row, number: number): PublicComment {
  return {
    id: row.id,
    idea: number,
    parent: row.parent_id,
    replyTo: row.reply_to_id,
    body: row.body,
    html: row.html,
    stance: row.stance as Stance | null,
    lang: row.lang,
    state: "approved",
    revision: row.revision,
    author: authorOf(row),
    createdAt: row.created_at,
    editedAt: row.edited_at,
    redactedUnder: row.redacted_under,
    useful: row.useful,
  };
}
