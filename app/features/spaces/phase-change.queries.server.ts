import type { Db } from "#db/portable.ts";

/** The next instant at which a phase of any space begins or ends, or null. */
export async function nextPhaseChange(db: Db, now: Date): Promise<Date | null> {
  const at = now.toISOString();
  const [starts, ends] = await Promise.all([
    db
      .selectFrom("phases")
      .select((eb) => eb.fn.min("starts_at").as("at"))
      .where("starts_at", ">", at)
      .executeTakeFirst(),
    db
      .selectFrom("phases")
      .select((eb) => eb.fn.min("ends_at").as("at"))
      .where("ends_at", ">", at)
      .executeTakeFirst(),
  ]);
  const next = [starts?.at, ends?.at].filter((found) => typeof found === "string").sort()[0];
  return next ? new Date(next) : null;
}
