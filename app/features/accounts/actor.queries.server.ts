import { type Actor, LOCALES, type Locale, type Membership, type Role, type Scope } from "#app/core/actor.ts";
import { keptQuery } from "#db/kept-query.ts";
import { constant, type Db, nothing, type Tx } from "#db/portable.ts";

/** The person as they act now: roles, organisations and private spaces. Null when not active. */
export async function actorById(
  db: Db | Tx,
  userId: string,
  as: { sessionId?: string | null; scopes?: Scope[] | null } = {},
): Promise<Actor | null> {
  const rows = await personRows(db, { userId });
  const user = rows.find((row) => row.what === "person");
  if (!user) return null;
  return {
    id: user.id,
    name: user.name ?? "",
    locale: asLocale(user.word),
    ...rightsIn(rows),
    sessionId: as.sessionId ?? null,
    scopes: as.scopes ?? null,
  };
}

/** Narrows stored text to a locale; Catalan when it is none. */
export function asLocale(text: string): Locale {
  return LOCALES.find((locale) => locale === text) ?? "ca";
}

type PersonRow = Awaited<ReturnType<typeof personRows>>[number];

const personRows = keptQuery((db, { userId }: { userId: string }) =>
  db
    .selectFrom("roles")
    .where("user_id", "=", userId)
    .select([
      constant("role").as("what"),
      "space_id as id",
      "role as word",
      nothing().as("slug"),
      nothing().as("name"),
      nothing().as("kind"),
    ])
    .unionAll(
      db
        .selectFrom("users")
        .where("id", "=", userId)
        .where("state", "=", "active")
        .select([
          constant("person").as("what"),
          "id",
          "locale as word",
          nothing().as("slug"),
          "name",
          nothing().as("kind"),
        ]),
    )
    .unionAll(
      db
        .selectFrom("space_members")
        .where("user_id", "=", userId)
        .select([
          constant("space").as("what"),
          "space_id as id",
          constant("").as("word"),
          nothing().as("slug"),
          nothing().as("name"),
          nothing().as("kind"),
        ]),
    )
    .unionAll(
      db
        .selectFrom("organisation_members as m")
        .innerJoin("organisations as o", "o.id", "m.organisation_id")
        .where("m.user_id", "=", userId)
        .where("o.state", "=", "verified")
        .select([
          constant("organisation").as("what"),
          "o.id as id",
          "m.role as word",
          "o.slug as slug",
          "o.name as name",
          "o.kind as kind",
        ]),
    ),
);

function rightsIn(rows: PersonRow[]) {
  return {
    roles: rows
      .filter((row) => row.what === "role")
      .map((row) => ({ spaceId: row.id, role: row.word as Role })),
    memberSpaces: rows.filter((row) => row.what === "space").map((row) => row.id),
    memberships: rows
      .filter((row) => row.what === "organisation")
      .map(
        (row): Membership => ({
          organisationId: row.id,
          slug: row.slug ?? "",
          name: row.name ?? "",
          kind: row.kind ?? "",
          manager: row.word === "manager",
        }),
      ),
  };
}
