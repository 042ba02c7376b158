import type { Db, Tx } from "#db/portable.ts";
import type { AppContext } from "./context.ts";
import { isKeyPair, type KeyPair, newKeyPair } from "./vapid.server.ts";

const NAME = "vapid_keys";

/** The keys that sign this site's pushes: those of the settings, else those it made and keeps; null before its first start. */
export async function pushKeys(ctx: AppContext, db: Db | Tx): Promise<KeyPair | null> {
  return ctx.config.vapid ?? (await storedKeys(db));
}

/** Makes the site's keys at its first start. All servers of a database use those of the one that came first. */
export async function makePushKeys(ctx: AppContext): Promise<void> {
  if (await pushKeys(ctx, ctx.db)) return;
  const value = JSON.stringify(newKeyPair());
  await ctx.transact({}, (tx) =>
    tx
      .insertInto("settings")
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .execute(),
  );
}

/** Whom a push service may turn to about this site: the published contact, else the site itself. */
export async function pushSubject(ctx: AppContext): Promise<string> {
  const { publicUrl } = ctx.config;
  const row = await ctx.db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "open_contact")
    .executeTakeFirst();
  if (row && /^[^\s@:/]+@[^\s@:/]+$/.test(row.value)) return `mailto:${row.value}`;
  return publicUrl.startsWith("https:") ? publicUrl : `mailto:no-reply@${new URL(publicUrl).hostname}`;
}

async function storedKeys(db: Db | Tx): Promise<KeyPair | null> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", NAME).executeTakeFirst();
  if (!row) return null;
  const { publicKey, privateKey } = JSON.parse(row.value) as Partial<KeyPair>;
  const pair = { publicKey: String(publicKey), privateKey: String(privateKey) };
  if (!isKeyPair(pair)) throw new Error(`The setting ${NAME} in the database holds no pair of keys.`);
  return pair;
}
