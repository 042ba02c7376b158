import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { type Check, finding } from "./finding.ts";

/** I10: what search and lists give to anybody is what anybody may see, all of it. */
export const visibility: Check = {
  id: "I10",
  holds: "search finds every public idea and nothing else",
  look: async (db) => {
    const open = await db
      .selectFrom("ideas as i")
      .innerJoin("spaces as s", "s.id", "i.space_id")
      .select(["i.id", "i.number"])
      .where("i.state", "=", "approved")
      .where("s.visibility", "=", "public")
      .execute();
    const visible = await visibleIdeas(db, null).select(["i.id", "i.number"]).execute();
    const times = new Map<string, number>();
    for (const { idea_id } of await db.selectFrom("idea_search").select("idea_id").execute())
      times.set(idea_id, (times.get(idea_id) ?? 0) + 1);
    const mayBeFound = new Set(open.map((row) => row.id));
    return [
      ...finding(
        "ideas that search gives to anybody though they are not public",
        visible.filter((row) => times.has(row.id) && !mayBeFound.has(row.id)),
        (row) => `Nº ${row.number}`,
      ),
      ...finding(
        "public ideas that search does not find, or finds twice",
        open.filter((row) => times.get(row.id) !== 1),
        (row) => `Nº ${row.number}`,
      ),
    ];
  },
};
