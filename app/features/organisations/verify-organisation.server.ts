import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { mayVerify } from "./organisation.policy.ts";
import { organisationBySlug } from "./organisation.queries.server.ts";

/**
 * Declares a requested organisation to be what it says; how is shown in public. Throws `forbidden`,
 * `notFound`, `conflict` when somebody decided first.
 */
export async function verifyOrganisation(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; how: string },
  key?: string,
): Promise<void> {
  allow(mayVerify(actor));
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { id } = await organisationBySlug(tx, actor, input.slug);
    const verified = await tx
      .updateTable("organisations")
      .set({
        state: "verified",
        verified_how: input.how,
        verified_at: ctx.now().toISOString(),
        verified_by: actor.id,
      })
      .where("id", "=", id)
      .where("state", "=", "requested")
      .returning("id")
      .executeTakeFirst();
    if (!verified) throw new DomainError("conflict", "errors.conflict");
    record({ type: "organisation.verified", data: { organisationId: id } });
  });
}
