import type { Actor } from "#app/core/actor.ts";
import type { Db } from "#db/portable.ts";

const NEWEST = 20;
const KINDS = ["organisationRequested", "organisationVerified", "organisationRefused"] as const;

/** What the person was told of the organisations they asked for or have to verify, newest first. */
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
    kind: KINDS.find((kind) => kind === row.kind) ?? "organisationRequested",
    why: row.kind === "organisationRefused" ? row.refused_reason : null,
    name: row.name,
    slug: row.slug,
    at: row.at,
    unread: row.read_at === null,
  }));
}

export type OrganisationNotice = Awaited<ReturnType<typeof toldOfOrganisations>>[number];
