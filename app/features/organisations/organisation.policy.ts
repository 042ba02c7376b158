import { type Actor, inScope, isAdmin, type Viewer } from "#app/core/actor.ts";

/** Anybody signed in may ask for one. */
export function mayRequestOrganisation(actor: Actor): boolean {
  return inScope(actor, "write");
}

/** Admins say whether an organisation is what it says. */
export function mayVerify(actor: Viewer): boolean {
  return isAdmin(actor);
}

/** Its managers look after a verified organisation, and admins any. */
export function mayManageOrganisation(actor: Viewer, organisationId: string): boolean {
  if (isAdmin(actor)) return true;
  return (
    actor !== null &&
    inScope(actor, "write") &&
    actor.memberships.some((held) => held.organisationId === organisationId && held.manager)
  );
}

/** Verified and imported ones are public; a request is there for who asked and for admins. */
export function maySeeOrganisation(
  viewer: Viewer,
  organisation: { state: string; requestedBy: string | null },
): boolean {
  if (organisation.state === "verified" || organisation.state === "imported") return true;
  return isAdmin(viewer) || (viewer !== null && organisation.requestedBy === viewer.id);
}
