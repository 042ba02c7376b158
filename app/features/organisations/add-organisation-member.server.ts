import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { personToAdd } from "#app/features/accounts/user-by-email.queries.server.ts";
import { heldOrganisation } from "./managed-organisation.server.ts";
import { requireAnotherManager } from "./remove-organisation-member.server.ts";

/**
 * Lets the person of an address act for an organisation, or manage it; one who belongs changes part. Throws
 * `notFound`, `forbidden`, `invalid` for an unknown address, `conflict` when no manager would be left.
 */
export async function addOrganisationMember(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; email: string; role: "member" | "manager" },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { id } = await heldOrganisation(tx, actor, input.slug);
    const user = await personToAdd(tx, input.email);
    if (input.role === "member") await requireAnotherManager(tx, id, user.id);
    await tx
      .insertInto("organisation_members")
      .values({
        organisation_id: id,
        user_id: user.id,
        role: input.role,
        created_at: ctx.now().toISOString(),
      })
      .onConflict((conflict) =>
        conflict.columns(["organisation_id", "user_id"]).doUpdateSet({ role: input.role }),
      )
      .execute();
    record({ type: "organisation.changed", data: { organisationId: id } });
  });
}
