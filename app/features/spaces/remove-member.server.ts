import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { heldSpace } from "./managed-space.server.ts";

/**
 * Ends a person's membership of a space: a private one is not there for them any more, from the next
 * request and on open connections. Throws `notFound`, `forbidden`.
 */
export async function removeMember(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; userId: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    found(
      await tx
        .deleteFrom("space_members")
        .where("space_id", "=", space.id)
        .where("user_id", "=", input.userId)
        .returning("user_id")
        .executeTakeFirst(),
    );
    record({ type: "space.membersChanged", spaceId: space.id, data: { userId: input.userId } });
  });
}
