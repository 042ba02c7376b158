import type { Db } from "#db/portable.ts";
import type { AppContext } from "./context.ts";

/** A site-wide setting kept in the database, or the fallback. */
export async function siteSetting(db: Db, name: string, fallback: string): Promise<string> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", name).executeTakeFirst();
  return row?.value ?? fallback;
}

/** True when the database holds demo content. */
export async function isDemo(db: Db): Promise<boolean> {
  return (await siteSetting(db, "demo", "0")) === "1";
}

/** Marks the database as holding demo accounts; it can never be served in production. */
export async function markDemo(ctx: AppContext): Promise<void> {
  await ctx.transact({}, (tx) =>
    tx
      .insertInto("settings")
      .values({ name: "demo", value: "1" })
      .onConflict((c) => c.column("name").doUpdateSet({ value: "1" }))
      .execute(),
  );
}

/** True when nobody has an account and no space exists. */
export async function isEmpty(db: Db): Promise<boolean> {
  const user = await db.selectFrom("users").select("id").limit(1).executeTakeFirst();
  const space = await db.selectFrom("spaces").select("id").limit(1).executeTakeFirst();
  return !user && !space;
}
