import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, found } from "#app/core/errors.ts";
import type { Tx } from "#db/portable.ts";
import { heldOrganisation } from "./managed-organisation.server.ts";

/**
 * Ends a person's part in an organisation: from the next request they act for it no more. Throws
 * `notFound`, `forbidden`, `conflict` for the last manager.
 */
export async function removeOrganisationMember(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; userId: string },
): Promise<void> {
  await ctx.transact({ actorId: actor.id }, async (tx, record) => {
    const { id } = await heldOrganisation(tx, actor, input.slug);
    await requireAnotherManager(tx, id, input.userId);
    found(
      await tx
        .deleteFrom("organisation_members")
        .where("organisation_id", "=", id)
        .where("user_id", "=", input.userId)
        .returning("user_id")
        .executeTakeFirst(),
    );
    record({ type: "organisation.changed", data: { organisationId: id } });
  });
}

/** Throws `conflict` when this person is the organisation's only manager. */
export async function requireAnotherManager(tx: Tx, organisationId: string, userId: string): Promise<void> {
  const managers = await tx
    .selectFrom("organisation_members")
    .select("user_id")
    .where("organisation_id", "=", organisationId)
    .where("role", "=", "manager")
    .execute();
  if (managers.length === 1 && managers[0]?.user_id === userId)
    throw new DomainError("conflict", "admin.organisation.lastManager");
}
