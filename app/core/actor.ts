/** Who acts. Built once per request from a session or a token; pure data, no I/O. */
export type Locale = "ca" | "es" | "en";
export const LOCALES: readonly Locale[] = ["ca", "es", "en"];

export type Role = "moderator" | "organiser" | "admin";
/** The space id that stands for the whole site in `roles`. */
export const SITE = "*";

export type Scope = "read" | "write" | "moderate" | "organise" | "admin";

export type Membership = {
  organisationId: string;
  slug: string;
  name: string;
  kind: string;
  manager: boolean;
};

export type Actor = {
  id: string;
  name: string;
  locale: Locale;
  roles: { spaceId: string; role: Role }[];
  /** Verified organisations the person may act for. */
  memberships: Membership[];
  /** Private spaces the person is a member of. */
  memberSpaces: string[];
  /** Public id of the browser session, or null for a token or the command line. */
  sessionId: string | null;
  /** What a token may do; null means no token and so no limit but the roles. */
  scopes: Scope[] | null;
};

/** Whoever runs commands on the machine itself: every right, and no person. */
export const OPERATOR: Actor = {
  id: "",
  name: "",
  locale: "en",
  roles: [{ spaceId: SITE, role: "admin" }],
  memberships: [],
  memberSpaces: [],
  sessionId: null,
  scopes: null,
};

/** The person's id for rows and the journal; null for the operator, who is no person. */
export function personId(actor: Actor): string | null {
  return actor.id === "" ? null : actor.id;
}

/** Somebody looking: a person, or nobody in particular. */
export type Viewer = Actor | null;

/** True when the person has the role in the space or on the whole site; an admin has every role. */
export function hasRole(actor: Viewer, role: Role, spaceId: string): boolean {
  if (!actor) return false;
  if (role === "moderator" && !inScope(actor, "moderate")) return false;
  if (role === "organiser" && !inScope(actor, "organise")) return false;
  return actor.roles.some(
    (held) =>
      (held.spaceId === SITE || held.spaceId === spaceId) &&
      (held.role === role || (held.role === "admin" && held.spaceId === SITE)),
  );
}

/** True for an admin of the whole site. */
export function isAdmin(actor: Viewer): boolean {
  return (
    actor !== null &&
    inScope(actor, "admin") &&
    actor.roles.some((held) => held.role === "admin" && held.spaceId === SITE)
  );
}

/** True when the person has the role anywhere. */
export function hasRoleAnywhere(actor: Viewer, role: Role): boolean {
  return actor?.roles.some((held) => hasRole(actor, role, held.spaceId)) ?? false;
}

/** The spaces in which the person has the role: "all", or their ids. */
export function spacesWithRole(actor: Viewer, role: Role): "all" | string[] {
  if (!actor) return [];
  if (hasRole(actor, role, SITE)) return "all";
  return actor.roles.filter((held) => hasRole(actor, role, held.spaceId)).map((held) => held.spaceId);
}

/** True when the actor uses no token, or a token with the scope. */
export function inScope(actor: Actor, scope: Scope): boolean {
  return actor.scopes === null || actor.scopes.includes(scope);
}

/** True when the person may act for the (verified) organisation. */
export function actsFor(actor: Viewer, organisationId: string | null): boolean {
  return (
    organisationId !== null &&
    (actor?.memberships.some((held) => held.organisationId === organisationId) ?? false)
  );
}
