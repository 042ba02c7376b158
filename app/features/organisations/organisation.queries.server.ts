import { found } from "#app/core/errors.ts";
import type { Db } from "#db/portable.ts";
import type { OrganisationKind } from "./organisation.ts";

/** Verified organisations by name, and how each was verified. */
export async function verifiedOrganisations(db: Db) {
  const rows = await db
    .selectFrom("organisations")
    .select(["slug", "name", "kind", "description", "verified_how"])
    .where("state", "=", "verified")
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

/** The public profile of a verified organisation. Throws `notFound` for any other. */
export async function organisationBySlug(db: Db, slug: string) {
  const row = found(
    await db
      .selectFrom("organisations")
      .select(["name", "kind", "description", "verified_how"])
      .where("slug", "=", slug)
      .where("state", "=", "verified")
      .executeTakeFirst(),
  );
  return {
    name: row.name,
    kind: row.kind as OrganisationKind,
    description: row.description,
    verifiedHow: row.verified_how ?? "",
  };
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
