import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { changeTrust } from "#app/features/spaces/change-trust.server.ts";
import type { Tx } from "#db/portable.ts";
import type { TextTarget } from "./text-target.queries.server.ts";

/** A restriction of a text takes back the trust its author had in the space, inside the write that decides it. */
export async function loseTrust(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  text: Pick<TextTarget, "authorId" | "spaceId">,
  decisionId: string,
): Promise<void> {
  const { authorId: userId, spaceId } = text;
  if (userId === null) return;
  const cause = "restriction" as const;
  await changeTrust(ctx, tx, { spaceId, userId, state: "taken", cause, decisionId, byId: actor.id });
}
