import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, found } from "#app/core/errors.ts";
import { slugOf } from "#app/core/slug.ts";
import { once } from "#app/core/transact.server.ts";
import type { Tx } from "#db/portable.ts";
import { mayRequestOrganisation } from "./organisation.policy.ts";
import type { OrganisationRequest } from "./organisation.schema.ts";

/**
 * Asks for an organisation, whose manager one will be once it is verified; or asks again for one's refused
 * one. Throws `forbidden`, `notFound` for another's or one that is not refused.
 */
export async function requestOrganisation(
  ctx: AppContext,
  actor: Actor,
  input: OrganisationRequest,
  key?: string,
): Promise<{ slug: string }> {
  allow(mayRequestOrganisation(actor));
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const at = ctx.now().toISOString();
    const said = {
      name: input.name,
      kind: input.kind,
      website: input.website,
      description: input.description,
      requested_role: input.role,
      state: "requested",
      created_at: at,
    };
    if (input.again) {
      const again = found(
        await tx
          .updateTable("organisations")
          .set({ ...said, refused_reason: null })
          .where("slug", "=", input.again)
          .where("requested_by", "=", actor.id)
          .where("state", "=", "refused")
          .returning("id")
          .executeTakeFirst(),
      );
      record({ type: "organisation.requested", data: { organisationId: again.id } });
      return { slug: input.again };
    }
    const id = ctx.newId();
    const slug = await freeSlug(tx, slugOf(input.name));
    await tx
      .insertInto("organisations")
      .values({
        id,
        slug,
        ...said,
        verified_how: null,
        verified_at: null,
        verified_by: null,
        requested_by: actor.id,
      })
      .execute();
    await tx
      .insertInto("organisation_members")
      .values({ organisation_id: id, user_id: actor.id, role: "manager", created_at: at })
      .execute();
    record({ type: "organisation.requested", data: { organisationId: id } });
    return { slug };
  });
}

/** Free, and no page of its own. */
async function freeSlug(tx: Tx, base: string): Promise<string> {
  const rows = await tx
    .selectFrom("organisations")
    .select("slug")
    .where("slug", "like", `${base}%`)
    .execute();
  const taken = new Set(["new", ...rows.map((row) => row.slug)]);
  for (let turn = 2, slug = base; ; turn++) {
    if (!taken.has(slug)) return slug;
    slug = `${base}-${turn}`;
  }
}
