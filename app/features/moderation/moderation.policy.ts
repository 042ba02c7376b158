import { type Actor, actsFor } from "#app/core/actor.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";

/** Nobody decides on their own text or their organisation's. */
export function mayDecide(
  actor: Actor,
  item: { spaceId: string; authorId: string | null; organisationId: string | null },
): boolean {
  return (
    mayModerate(actor, item.spaceId) && item.authorId !== actor.id && !actsFor(actor, item.organisationId)
  );
}
