import type { AppContext } from "#app/core/context.ts";
import { valueAt } from "#app/core/spread.ts";

const WITHIN_MS = 90 * 86_400_000;
const MOST = 20_000;

export type ModeratorFigures = {
  id: string;
  name: string;
  decisions: number;
  /** How long texts had waited for them, in ms; null from too few. */
  median: number | null;
  /** Their decisions that were appealed against, and those of them that a colleague changed. */
  appealed: number;
  overturned: number;
};

/** What each moderator decided in a space in three months, most first: for its organisers alone. */
export async function moderatorFigures(ctx: AppContext, spaceId: string): Promise<ModeratorFigures[]> {
  const rows = await ctx.db
    .selectFrom("decisions as d")
    .innerJoin("users as u", "u.id", "d.moderator_id")
    .leftJoin("queue_items as q", (join) =>
      join
        .onRef("q.id", "=", "d.queue_item_id")
        .on("q.type", "in", ["comment", "idea"])
        .on("q.why", "<>", "sample"),
    )
    .leftJoin("appeals as a", "a.decision_id", "d.id")
    .select(["u.id", "u.name", "d.created_at as at", "q.waiting_since as since", "a.state as appeal"])
    .where("d.space_id", "=", spaceId)
    .where("d.created_at", ">", new Date(ctx.now().getTime() - WITHIN_MS).toISOString())
    .orderBy("d.created_at", "desc")
    .limit(MOST)
    .execute();
  const people = new Map<string, ModeratorFigures & { waits: number[] }>();
  for (const { id, name, at, since, appeal } of rows) {
    const one = people.get(id) ?? {
      ...{ id, name, decisions: 0, median: null, appealed: 0, overturned: 0 },
      waits: [],
    };
    one.decisions += 1;
    if (since) one.waits.push(Date.parse(at) - Date.parse(since));
    if (appeal) one.appealed += 1;
    if (appeal === "overturned") one.overturned += 1;
    people.set(id, one);
  }
  return [...people.values()]
    .map(({ waits, ...one }) => ({ ...one, median: valueAt(0.5, waits) }))
    .sort((a, b) => b.decisions - a.decisions || a.name.localeCompare(b.name));
}
