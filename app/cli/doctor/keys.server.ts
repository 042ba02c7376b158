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
    const reports = new Set((await db.selectFrom("reports").select("id").execute()).map((row) => row.id));
    return [
      ...finding("keys that are there more than once", twice, (row) => row.key),
      ...finding(
        "keys whose result names an idea that is not there",
        rows.filter((row) => {
          const { id, number } = JSON.parse(row.result) ?? {};
          // A report's number is its own.
          return typeof number === "number" && !reports.has(id) && !numbers.has(number);
        }),
        (row) => row.key,
      ),
    ];
  },
};
