import { expressionBuilder } from "kysely";
import { PAGE } from "#app/core/limits.ts";
import { isBareLink } from "#app/features/ideas/bare-links.queries.server.ts";
import { authorOf } from "#app/features/ideas/idea.queries.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Db, Tx } from "#db/portable.ts";
import type { CommentTable } from "#db/schema.ts";
import type { PublicComment, Stance } from "./comment.ts";
import type { ThreadWindow } from "./thread.ts";

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

type Row = Awaited<ReturnType<ReturnType<typeof visibleComments>["execute"]>>[number];

/**
 * A window of 50 top comments with their replies: the newest, those before or after a key, or those
 * around a comment.
 */
export async function threadWindow(
  db: Db,
  idea: IdeaTarget,
  at: {
    before?: string | null;
    after?: string | null;
    around?: string | null;
    /** Leaves out comments that are only links to other ideas, but the one it is asked for around. */
    withoutLinks?: boolean;
  } = {},
): Promise<ThreadWindow> {
  const around = at.around ? await topOf(db, idea, at.around) : null;
  const withoutLinks = at.withoutLinks === true && !around?.isLink;
  const after = around ?? keyOf(at.after);
  const before = after ? null : keyOf(at.before);
  const limit = around ? PAGE.thread / 2 : PAGE.thread;
  const tops = () =>
    db
      .selectFrom("comments as c")
      .where("c.idea_id", "=", idea.id)
      .where("c.state", "=", "approved")
      .where("c.parent_id", "is", null)
      .$if(withoutLinks, (query) => query.where((eb) => eb.not(isBareLink())));
  const upwards = (key: Key) =>
    tops().where(keyAbove(key)).orderBy("c.created_at").orderBy("c.id").limit(limit).select("c.id");
  const downwards = (key: Key | null) =>
    tops()
      .$if(key !== null, (query) => query.where(keyBelow(key ?? EMPTY, around !== null)))
      .orderBy("c.created_at", "desc")
      .orderBy("c.id", "desc")
      .limit(limit)
      .select("c.id");
  const windows = [
    ...(after ? [upwards(after)] : []),
    ...(around || !after ? [downwards(around ?? before)] : []),
  ];
  const beside = after ? tops().where(keyAbove(after)) : tops().where(keyBelow(before ?? LAST, false));
  const ids = windows
    .map((window) =>
      db
        .selectFrom(window.as("w"))
        .select("w.id")
        .unionAll(db.selectFrom("comments as a").select("a.id").where("a.parent_id", "in", window)),
    )
    .reduce((all, more) => all.unionAll(more));
  // Ids first, rows by key then: a planner that knows nothing of a new thread must not walk all of it.
  const found = await db
    .selectFrom(ids.as("x"))
    .select([
      "x.id",
      tops()
        .select((eb) => eb.fn.countAll().as("count"))
        .as("total"),
      beside.select((eb) => eb.fn.countAll().as("count")).as("beside"),
    ])
    .execute();
  const rows =
    found.length === 0
      ? []
      : await visibleComments(db, idea)
          .where(
            "c.id",
            "in",
            found.map((row) => row.id),
          )
          .$if(withoutLinks, (query) => query.where((eb) => eb.not(isBareLink())))
          .orderBy("c.created_at")
          .orderBy("c.id")
          .execute();
  const shown = rows.filter((row) => row.parent_id === null);
  const counts = { total: Number(found[0]?.total ?? 0), beside: Number(found[0]?.beside ?? 0) };
  const newer = after ? shown.filter((row) => isAbove(row, after)).length : 0;
  const later = after ? counts.beside - newer : counts.total - counts.beside;
  const number = idea.number ?? 0;
  return {
    threads: shown.map((row) => ({
      comment: toPublic(row, number),
      replies: rows.filter((reply) => reply.parent_id === row.id).map((reply) => toPublic(reply, number)),
    })),
    earlier: gap(counts.total - later - shown.length, shown[0]),
    later: gap(later, shown.at(-1)),
    hasLinks: !withoutLinks,
  };
}

/** One published comment in its public form, or null when it is not public now. */
export async function publicComment(
  db: Db | Tx,
  idea: Pick<IdeaTarget, "id" | "number">,
  id: string,
): Promise<PublicComment | null> {
  const row = await visibleComments(db, idea).where("c.id", "=", id).executeTakeFirst();
  return row ? toPublic(row, idea.number ?? 0) : null;
}

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

/** The thread's head: its epoch and the number of its last event. */
export async function threadHead(db: Db | Tx, ideaId: string): Promise<{ epoch: string; seq: number }> {
  return db
    .selectFrom("threads")
    .select(["epoch", "seq"])
    .where("idea_id", "=", ideaId)
    .executeTakeFirstOrThrow();
}

type Key = { createdAt: string; id: string };
const EMPTY: Key = { createdAt: "", id: "" };
const LAST: Key = { createdAt: "9999", id: "" };

/** Reads the key of a place in a thread; null for none or garbage. */
export function keyOf(text: string | null | undefined): Key | null {
  const [createdAt, id] = (text ?? "").split("~");
  return createdAt && id && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(createdAt) && id.length <= 64
    ? { createdAt, id }
    : null;
}

async function topOf(db: Db, idea: IdeaTarget, id: string): Promise<(Key & { isLink: boolean }) | null> {
  const row = await db
    .selectFrom("comments as c")
    .innerJoin("comments as top", (join) =>
      join.on((eb) => eb("top.id", "=", eb.fn.coalesce("c.parent_id", "c.id"))),
    )
    .select(["top.id", "top.created_at", "c.link_only"])
    .where("c.id", "=", id)
    .where("c.idea_id", "=", idea.id)
    .where("c.state", "=", "approved")
    .executeTakeFirst();
  return row ? { createdAt: row.created_at, id: row.id, isLink: row.link_only === 1 } : null;
}

const eb = expressionBuilder<{ c: CommentTable }, "c">();

function keyBelow(key: Key, inclusive: boolean) {
  return eb.or([
    eb("c.created_at", "<", key.createdAt),
    eb.and([eb("c.created_at", "=", key.createdAt), eb("c.id", inclusive ? "<=" : "<", key.id)]),
  ]);
}

/** Comments after a place, oldest first. */
export function keyAbove(key: Key) {
  return eb.or([
    eb("c.created_at", ">", key.createdAt),
    eb.and([eb("c.created_at", "=", key.createdAt), eb("c.id", ">", key.id)]),
  ]);
}

function isAbove(row: Row, key: Key): boolean {
  return row.created_at > key.createdAt || (row.created_at === key.createdAt && row.id > key.id);
}

function gap(count: number, edge: Row | undefined) {
  if (count <= 0 || !edge) return null;
  const text = `${edge.created_at}~${edge.id}`;
  return { count, before: text, after: text };
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
  };
}
