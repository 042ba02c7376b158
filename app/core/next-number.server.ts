import type { Tx } from "#db/portable.ts";

/** The next number that people refer to something by, given in commit order by the counter's row. */
export async function nextNumber(tx: Tx, of: "idea" | "report"): Promise<number> {
  const counter = await tx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", 1) }))
    .where("name", "=", of)
    .returning("value")
    .executeTakeFirstOrThrow();
  return counter.value;
}
