import type { AppContext } from "#app/core/context.ts";

export type IntentKind = "vote" | "comment" | "follow";
const HOURS = 24;

/** Keeps what a signed-out person meant to do until they have signed in, for 24 h. Returns its id. */
export async function keepIntent(
  ctx: AppContext,
  intent: { kind: IntentKind; ideaId: string; payload: unknown },
): Promise<string> {
  const id = ctx.newId();
  const now = ctx.now();
  await ctx.transact({}, (tx) =>
    tx
      .insertInto("intents")
      .values({
        id,
        kind: intent.kind,
        idea_id: intent.ideaId,
        payload: JSON.stringify(intent.payload),
        created_at: now.toISOString(),
        expires_at: new Date(now.getTime() + HOURS * 3600_000).toISOString(),
        used_at: null,
      })
      .execute(),
  );
  return id;
}
