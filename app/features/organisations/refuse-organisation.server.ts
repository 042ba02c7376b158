import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { mayVerify } from "./organisation.policy.ts";
import { organisationBySlug } from "./organisation.queries.server.ts";

/**
 * Refuses a request for an organisation, with a reason for the person who asked. Throws `forbidden`,
 * `notFound`, `conflict` when somebody decided first.
 */
export async function refuseOrganisation(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; reason: string },
  key?: string,
): Promise<void> {
  allow(mayVerify(actor));
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const { id } = await organisationBySlug(tx, actor, input.slug);
    const refused = await tx
      .updateTable("organisations")
      .set({ state: "refused", refused_reason: input.reason })
      .where("id", "=", id)
      .where("state", "=", "requested")
      .returning("id")
      .executeTakeFirst();
    if (!refused) throw new DomainError("conflict", "errors.conflict");
    record({ type: "organisation.refused", data: { organisationId: id } });
  });
}
