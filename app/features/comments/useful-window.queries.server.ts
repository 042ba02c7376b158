import type { Expression, SqlBool } from "kysely";
import { PAGE } from "#app/core/limits.ts";
import { isBareLink } from "#app/features/ideas/bare-links.queries.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Db } from "#db/portable.ts";
import {
  eb,
  type Key,
  keyAbove,
  keyOf,
  type Row,
  toPublic,
  visibleComments,
} from "./comment.queries.server.ts";
import type { ThreadEntry, ThreadWindow } from "./thread.ts";

/** The published top comments of an idea, to be ordered and cut. */
export function topComments(db: Db, idea: Pick<IdeaTarget, "id">, withoutLinks: boolean) {
  return db
    .selectFrom("comments as c")
    .where("c.idea_id", "=", idea.id)
    .where("c.state", "=", "approved")
    .where("c.parent_id", "is", null)
    .$if(withoutLinks, (query) => query.where((expression) => expression.not(isBareLink())));
}

/** How many top comments there are, and how many of them a condition holds for, in one row. */
export function countsOf(tops: ReturnType<typeof topComments>, beside: Expression<SqlBool>) {
  return tops.select((counted) => [
    counted.fn.countAll().as("total"),
    counted.fn.sum<number>(counted.case().when(beside).then(1).else(0).end()).as("beside"),
  ]);
}

/** Top comments as they come, each with its replies in the order of time. */
export function entriesOf(tops: Row[], rows: Row[], number: number): ThreadEntry[] {
  return tops.map((row) => ({
    comment: toPublic(row, number),
    replies: rows.filter((reply) => reply.parent_id === row.id).map((reply) => toPublic(reply, number)),
  }));
}

/** 50 top comments by how many find them useful, the older first among equals, from a place on. */
export async function usefulWindow(
  db: Db,
  idea: IdeaTarget,
  at: { after?: string | null | undefined; withoutLinks: boolean },
): Promise<ThreadWindow> {
  const after = placeOf(at.after);
  const tops = () => topComments(db, idea, at.withoutLinks);
  const rest = () => tops().$if(after !== null, (query) => query.where(isBehind(after ?? FIRST)));
  const window = rest()
    .orderBy("c.useful", "desc")
    .orderBy("c.created_at")
    .orderBy("c.id")
    .limit(PAGE.thread)
    .select("c.id");
  const found = await db
    .selectFrom(
      db
        .selectFrom(window.as("w"))
        .select("w.id")
        .unionAll(db.selectFrom("comments as a").select("a.id").where("a.parent_id", "in", window))
        .as("x"),
    )
    .crossJoin(countsOf(tops(), after ? isBehind(after) : eb.lit(true)).as("n"))
    .select(["x.id", "n.total", "n.beside as rest"])
    .distinct() // Keeps a planner from counting anew in each part of the union.
    .execute();
  const ids = found.map((row) => row.id);
  const rows =
    ids.length === 0
      ? []
      : await visibleComments(db, idea)
          .where("c.id", "in", ids)
          .$if(at.withoutLinks, (query) => query.where((expression) => expression.not(isBareLink())))
          .orderBy("c.created_at")
          .orderBy("c.id")
          .execute();
  // Sorting is stable: equals stay in the order of time.
  const shown = rows.filter((row) => row.parent_id === null).sort((a, b) => b.useful - a.useful);
  const [first, last] = [shown[0], shown.at(-1)];
  const earlier = Number(found[0]?.total ?? 0) - Number(found[0]?.rest ?? 0);
  const later = Number(found[0]?.rest ?? 0) - shown.length;
  return {
    order: "useful",
    threads: entriesOf(shown, rows, idea.number ?? 0),
    earlier: earlier > 0 && first ? { count: earlier, before: keyText(first) } : null,
    later: later > 0 && last ? { count: later, after: keyText(last) } : null,
    hasLinks: !at.withoutLinks,
  };
}

type Place = Key & { useful: number };
const FIRST: Place = { useful: 2_000_000_000, createdAt: "", id: "" };

function keyText(row: Row): string {
  return `${row.useful}~${row.created_at}~${row.id}`;
}

function placeOf(text: string | null | undefined): Place | null {
  const [, useful, rest] = /^(\d{1,9})~(.+)$/.exec(text ?? "") ?? [];
  const key = keyOf(rest);
  return useful && key ? { ...key, useful: Number(useful) } : null;
}

function isBehind(place: Place) {
  return eb.or([
    eb("c.useful", "<", place.useful),
    eb.and([eb("c.useful", "=", place.useful), keyAbove(place)]),
  ]);
}
