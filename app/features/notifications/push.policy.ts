import type { Actor } from "#app/core/actor.ts";
import { mayOpenDesk } from "#app/features/moderation/moderation.policy.ts";

/** Whoever has a desk may be called to it, on the devices on which they are signed in. */
export function mayBeCalled(actor: Actor): boolean {
  return actor.scopes === null && mayOpenDesk(actor);
}
