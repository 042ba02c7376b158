import type { Actor, Viewer } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayManageOrganisation } from "./organisation.policy.ts";
import { type Organisation, organisationBySlug } from "./organisation.queries.server.ts";

/** An organisation for those who look after it. Throws `notFound`, `forbidden`. */
export async function managedOrganisation(
  db: Db | Tx,
  actor: Viewer,
  slug: string | undefined,
): Promise<Organisation> {
  const organisation = await organisationBySlug(db, actor, slug ?? "");
  allow(mayManageOrganisation(actor, organisation.id));
  return organisation;
}

/** The same inside a write, its row held until the end. */
export async function heldOrganisation(tx: Tx, actor: Actor, slug: string): Promise<Organisation> {
  await tx
    .updateTable("organisations")
    .set((eb) => ({ name: eb.ref("name") }))
    .where("slug", "=", slug)
    .execute();
  return managedOrganisation(tx, actor, slug);
}

/** What is edited together. */
export function profileOf({ website, description }: Pick<Organisation, "website" | "description">) {
  return { website, description };
}
