import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import { type From, MISUSE_MS } from "./misuse.ts";

/** Until when reports from there are not read in a space, or null. */
export async function notReadUntil(
  ctx: AppContext,
  tx: Tx,
  from: From,
  spaceId: string,
): Promise<string | null> {
  if (!from.userId && !from.email) return null;
  const row = await tx
    .selectFrom("suspensions")
    .select("until")
    .where("kind", "=", "notices")
    .where("space_id", "=", spaceId)
    .where("ended_at", "is", null)
    .where("until", ">", ctx.now().toISOString())
    .where(from.userId ? "user_id" : "email", "=", from.userId ?? from.email)
    .executeTakeFirst();
  return row?.until ?? null;
}

/** When somebody was last warned about their reports in a space, and how many since were manifestly unfounded. */
export async function misuseOf(
  ctx: AppContext,
  tx: Tx,
  from: From,
  spaceId: string,
): Promise<{ warned: boolean; unfounded: number }> {
  const since = new Date(ctx.now().getTime() - MISUSE_MS).toISOString();
  const warning = await tx
    .selectFrom("warnings")
    .select((eb) => eb.fn.max("created_at").as("at"))
    .where("about", "=", "notices")
    .where("space_id", "=", spaceId)
    .where("created_at", ">", since)
    .where(from.userId ? "user_id" : "email", "=", from.userId ?? from.email)
    .executeTakeFirst();
  const reports = await tx
    .selectFrom("reports")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("unfounded", "=", 1)
    .where("space_id", "=", spaceId)
    .where("created_at", ">", warning?.at ?? since)
    .$if(from.userId !== null, (query) => query.where("reporter_id", "=", from.userId))
    .$if(from.userId === null, (query) =>
      query.where("reporter_id", "is", null).where("email", "=", from.email),
    )
    .executeTakeFirst();
  return { warned: Boolean(warning?.at), unfounded: Number(reports?.count ?? 0) };
}
