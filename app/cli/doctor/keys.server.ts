import { type Check, finding } from "./finding.ts";

/** I4: an acknowledged key stands for one result, and for one that is there. */
export const keys: Check = {
  id: "I4",
  holds: "every acknowledged key has its one result",
  look: async (db) => {
    const twice = await db
      .selectFrom("idempotency")
      .select((eb) => ["actor_id", "key", eb.fn.countAll().as("n")])
      .groupBy(["actor_id", "key"])
      .having((eb) => eb.fn.countAll(), ">", 1)
      .execute();
    const rows = await db.selectFrom("idempotency").select(["key", "result"]).execute();
    const numbers = new Set(
      (await db.selectFrom("ideas").select("number").execute()).map((row) => row.number),
    );
    return [
      ...finding("keys that are there more than once", twice, (row) => row.key),
      ...finding(
        "keys whose result names an idea that is not there",
        rows.filter((row) => {
          const number = numberOf(row.result);
          return number !== null && !numbers.has(number);
        }),
        (row) => row.key,
      ),
    ];
  },
};

function numberOf(result: string): number | null {
  const value: unknown = JSON.parse(result);
  return typeof value === "object" && value !== null && "number" in value && typeof value.number === "number"
    ? value.number
    : null;
}
