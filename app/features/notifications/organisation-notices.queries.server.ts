import type { Actor } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";

const NEWEST = 20;

/** What the person was told of the organisations they asked for, newest first. */
export async function toldOfOrganisations(db: Db, actor: Actor) {
  const rows = await db
    .selectFrom("notifications as n")
    .innerJoin("organisations as o", "o.id", "n.organisation_id")
    .select(["n.id", "n.kind", "n.created_at as at", "n.read_at", "o.name", "o.slug", "o.refused_reason"])
    .where("n.user_id", "=", actor.id)
    .orderBy("n.created_at", "desc")
    .orderBy("n.id", "desc")
    .limit(NEWEST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind:
      row.kind === "organisationVerified"
        ? ("organisationVerified" as const)
        : ("organisationRefused" as const),
    why: row.kind === "organisationVerified" ? null : row.refused_reason,
    name: row.name,
    slug: row.slug,
    at: row.at,
    unread: row.read_at === null,
  }));
}

export type OrganisationNotice = Awaited<ReturnType<typeof toldOfOrganisations>>[number];
