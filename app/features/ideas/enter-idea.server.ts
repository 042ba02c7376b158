import { type Actor, hasRole } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import type { ReceivedIdea } from "./idea.schema.ts";
import { type Proposed, proposeIdeaIn } from "./propose-idea.server.ts";

/**
 * Enters an idea that came on paper or in a meeting: it has no author and is marked with where it came from.
 * Throws `notFound` (space), `forbidden` for others than the space's organisers, and as `proposeIdea`.
 */
export async function enterIdea(
  ctx: AppContext,
  actor: Actor,
  input: ReceivedIdea,
  key?: string,
): Promise<Proposed> {
  const { origin, note, ...idea } = input;
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await spaceBySlug(tx, actor, input.space);
    allow(hasRole(actor, "organiser", space.id));
    const received = { origin, note: note || null };
    return proposeIdeaIn(ctx, tx, record, actor, { ...idea, onBehalfOf: null }, received);
  });
}
