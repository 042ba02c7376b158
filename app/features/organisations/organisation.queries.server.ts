import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { maskedAddress } from "#app/core/masked-address.ts";
import type { Db, Tx } from "#db/portable.ts";
import { maySeeOrganisation } from "./organisation.policy.ts";
import type { OrganisationKind, OrganisationState } from "./organisation.ts";

/** Verified organisations by name, of one kind or all, and how each was verified. */
export async function verifiedOrganisations(db: Db, kind: OrganisationKind | null = null) {
  const rows = await db
    .selectFrom("organisations")
    .select(["slug", "name", "kind", "description", "verified_how"])
    .where("state", "=", "verified")
    .$if(kind !== null, (query) => query.where("kind", "=", kind ?? ""))
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    name: row.name,
    kind: row.kind as OrganisationKind,
    description: row.description,
    verifiedHow: row.verified_how ?? "",
  }));
}

/** An organisation by its address, for a viewer. Throws `notFound` for a request that is not theirs. */
export async function organisationBySlug(db: Db | Tx, viewer: Viewer, slug: string) {
  const row = found(
    await db.selectFrom("organisations").selectAll().where("slug", "=", slug).executeTakeFirst(),
  );
  const organisation = {
    id: row.id,
    slug: row.slug,
    name: row.name,
    kind: row.kind as OrganisationKind,
    description: row.description,
    website: row.website,
    state: row.state as OrganisationState,
    verifiedHow: row.verified_how ?? "",
    verifiedAt: row.verified_at,
    refusedReason: row.refused_reason,
    requestedBy: row.requested_by,
    requestedRole: row.requested_role,
  };
  return found(maySeeOrganisation(viewer, organisation) ? organisation : null);
}

export type Organisation = Awaited<ReturnType<typeof organisationBySlug>>;

/** Requests that wait for an admin, oldest first, with who asks. */
export async function waitingRequests(db: Db) {
  return db
    .selectFrom("organisations as o")
    .leftJoin("users as u", "u.id", "o.requested_by")
    .select(["o.slug", "o.name", "o.kind", "o.created_at as since", "u.name as by"])
    .where("o.state", "=", "requested")
    .orderBy("o.created_at")
    .execute();
}

/** The person's own requests that are not verified, newest first. */
export async function ownRequests(db: Db, viewer: Viewer) {
  if (!viewer) return [];
  return db
    .selectFrom("organisations")
    .select(["slug", "name", "state"])
    .where("requested_by", "=", viewer.id)
    .where("state", "in", ["requested", "refused"])
    .orderBy("created_at", "desc")
    .execute();
}

/** Who belongs to an organisation, managers first; for its managers and admins. */
export async function organisationMembers(db: Db, organisationId: string) {
  const rows = await db
    .selectFrom("organisation_members as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["u.id", "u.name", "u.email", "m.role", "m.created_at"])
    .where("m.organisation_id", "=", organisationId)
    .orderBy("m.role")
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    address: maskedAddress(row.email),
    role: row.role,
    since: row.created_at,
  }));
}

/** The id of a verified organisation named by slug or id; any other name stays, to be refused by the write. */
export async function organisationIdOf(db: Db, name: string): Promise<string> {
  const row = await db
    .selectFrom("organisations")
    .select("id")
    .where((eb) => eb.or([eb("slug", "=", name), eb("id", "=", name)]))
    .where("state", "=", "verified")
    .executeTakeFirst();
  return row?.id ?? name;
}

/** Name and address of a verified organisation, or null. */
export async function organisationNamed(db: Db, id: string | null) {
  if (id === null) return null;
  const row = await db
    .selectFrom("organisations")
    .select(["slug", "name"])
    .where("id", "=", id)
    .where("state", "=", "verified")
    .executeTakeFirst();
  return row ?? null;
}
