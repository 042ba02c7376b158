import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { tellMoves } from "#app/features/notifications/tell-moves.server.ts";
import { MESSAGES_WAIT_MS } from "#app/features/pipeline/move.ts";
import type { TestContext } from "./context.ts";

/** Lets the time pass in which a move can be undone, and runs what tells people. */
export async function tellEverybody({ ctx, clock }: TestContext): Promise<void> {
  clock.forward(MESSAGES_WAIT_MS);
  await notifyPeople.run(ctx);
  await tellMoves.run(ctx);
}
