import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { decidableItem } from "./decide-item.server.ts";
import { writeRequest } from "./write-request.server.ts";

const CLAIMED_MS = 30 * 60_000;

/**
 * Takes an item for oneself for half an hour, as when it needs a call or some thought: others skip it.
 * Throws as `takeItem`, and `conflict` for an item others have agreed about.
 */
export async function claimItem(
  ctx: AppContext,
  actor: Actor,
  input: { id: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await decidableItem(tx, actor, input.id);
    await writeRequest(ctx, tx, record, item, { by: actor.id, of: actor.id, note: "", ms: CLAIMED_MS });
  });
}
