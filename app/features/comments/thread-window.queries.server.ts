import { PAGE } from "#app/core/limits.ts";
import { isBareLink } from "#app/features/ideas/bare-links.queries.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";
import { eb, type Key, keyAbove, keyOf, type Row, visibleComments } from "./comment.queries.server.ts";
import type { Order, ThreadWindow } from "./thread.ts";
import { countsOf, entriesOf, topComments, usefulWindow } from "./useful-window.queries.server.ts";

const EMPTY: Key = { createdAt: "", id: "" };
const LAST: Key = { createdAt: "9999", id: "" };

/** Which window of a thread is wanted. */
export type WindowPlace = {
  before?: string | null;
  after?: string | null;
  around?: string | null;
  /** Leaves out comments that are only links to other ideas, but the one it is asked for around. */
  withoutLinks?: boolean;
  order?: Order | null;
};

/**
 * A window of 50 top comments with their replies: the newest, those before or after a key, or those
 * around a comment; the first ones when the oldest are asked for, and in the order of use when that is.
 */
export async function threadWindow(db: Db, idea: IdeaTarget, at: WindowPlace = {}): Promise<ThreadWindow> {
  const around = at.around ? await topOf(db, idea, at.around) : null;
  const withoutLinks = at.withoutLinks === true && !around?.isLink;
  const order = around ? "oldest" : (at.order ?? "oldest");
  if (order === "useful") return usefulWindow(db, idea, { after: at.after, withoutLinks });
  const key = around ?? keyOf(at.after);
  const before = key ? null : keyOf(at.before);
  const after = key ?? (at.order === "oldest" && !before ? EMPTY : null);
  const limit = around ? PAGE.thread / 2 : PAGE.thread;
  const tops = () => topComments(db, idea, withoutLinks);
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
  const beside = after ? keyAbove(after) : keyBelow(before ?? LAST, false);
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
    .crossJoin(countsOf(tops(), beside).as("n"))
    .select(["x.id", "n.total", "n.beside"])
    .distinct() // Keeps a planner from counting anew in each part of the union.
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
  const threads = entriesOf(shown, rows, number);
  return {
    order,
    threads: order === "newest" ? threads.reverse() : threads,
    earlier: gap(counts.total - later - shown.length, shown[0]),
    later: gap(later, shown.at(-1)),
    hasLinks: !withoutLinks,
  };
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

function keyBelow(key: Key, inclusive: boolean) {
  return eb(eb.refTuple("c.created_at", "c.id"), inclusive ? "<=" : "<", eb.tuple(key.createdAt, key.id));
}

function isAbove(row: Row, key: Key): boolean {
  return row.created_at > key.createdAt || (row.created_at === key.createdAt && row.id > key.id);
}

function gap(count: number, edge: Row | undefined) {
  if (count <= 0 || !edge) return null;
  const text = `${edge.created_at}~${edge.id}`;
  return { count, before: text, after: text };
}
