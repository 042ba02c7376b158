import { type Actor, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { slugOf } from "#app/core/slug.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { WAY } from "#app/features/ideas/idea.ts";
import type { Tx } from "#db/portable.ts";
import { DEMO_ORGANISATIONS } from "./demo-organisations.ts";
import { DEMO_PEOPLE, type DemoPerson } from "./demo-people.ts";
import { DEMO_RULES } from "./demo-rules.ts";
import { DEMO_SPACES, type DemoSpace } from "./demo-spaces.ts";
import { DAY, dice } from "./instants.ts";

/** Who and what the town's happenings speak of, by key. */
export type Town = {
  actor: (key: string) => Actor;
  organisation: (key: string) => string;
  /** Everybody with an account since some instant, in the order of the list. */
  people: { key: string; since: number }[];
  /** Id of a space's category by its place. */
  category: (space: string, place: number) => string | null;
};

const STAFF = { joan: "moderator", marta: "moderator", elena: "organiser", marc: "admin" } as const;

/** Makes the town's people, organisations and spaces as rows, in the transaction of the whole planting. */
export async function plantTown(ctx: AppContext, tx: Tx): Promise<Town> {
  const now = ctx.now().getTime();
  await tx.insertInto("settings").values({ name: "site_name", value: "Riera Alta" }).execute();
  const roll = dice(7);
  const people = DEMO_PEOPLE.map((person) => {
    const quiet = person.key.startsWith("quiet");
    return {
      ...person,
      id: ctx.newId(),
      since: now - (quiet ? 89 - roll() ** 2 * 70 : 90 - roll() * 0.9) * DAY,
    };
  });
  await tx.insertInto("users").values(people.map(userRow)).execute();
  const idOf = (key: string) => found(people.find((person) => person.key === key)).id;
  await tx
    .insertInto("roles")
    .values(Object.entries(STAFF).map(([key, role]) => ({ user_id: idOf(key), space_id: SITE, role })))
    .execute();
  const organisations = await plantOrganisations(ctx, tx, idOf);
  const categories = new Map<string, string[]>();
  for (const space of DEMO_SPACES)
    categories.set(space.slug, await plantSpace(ctx, tx, space, organisations, idOf));
  const writers = people.filter((person) => !person.key.startsWith("quiet"));
  const actors = new Map<string, Actor>();
  for (const person of writers) actors.set(person.key, found(await actorById(tx, person.id)));
  for (const person of people) if (!actors.has(person.key)) actors.set(person.key, plainActor(person));
  return {
    actor: (key) => found(actors.get(key)),
    organisation: (key) => found(organisations.get(key)),
    people,
    category: (space, place) => categories.get(space)?.[place] ?? null,
  };
}

/** Somebody without roles, organisations or private spaces, as `actorById` would give them. */
function plainActor(person: DemoPerson & { id: string }): Actor {
  const { id, name, locale } = person;
  return { id, name, locale, roles: [], memberships: [], memberSpaces: [], sessionId: null, scopes: null };
}

function userRow(person: DemoPerson & { id: string; since: number }) {
  const since = new Date(person.since).toISOString();
  return {
    id: person.id,
    email: person.account ? demoAddress(person.account) : `${slugOf(person.name)}@demo.planter.example`,
    name: person.name,
    locale: person.locale,
    state: "active",
    password_hash: null,
    accepted_version: "demo",
    accepted_at: since,
    // Neighbours get no mail, so that the viewer of mails shows what concerns the five accounts.
    mail: person.account ? 1 : 0,
    created_at: since,
  };
}

async function plantOrganisations(
  ctx: AppContext,
  tx: Tx,
  idOf: (key: string) => string,
): Promise<Map<string, string>> {
  const now = ctx.now().getTime();
  const ids = new Map<string, string>();
  for (const [index, organisation] of DEMO_ORGANISATIONS.entries()) {
    const id = ctx.newId();
    ids.set(organisation.key, id);
    const asked = organisation.how ? now - (88.5 - index * 0.3) * DAY : now - 1.2 * DAY;
    const created_at = new Date(asked).toISOString();
    const verifiedAt = new Date(asked + 0.1 * DAY).toISOString();
    await tx
      .insertInto("organisations")
      .values({
        id,
        slug: slugOf(organisation.name),
        name: organisation.name,
        kind: organisation.kind,
        description: organisation.description,
        website: organisation.website,
        state: organisation.how ? "verified" : "requested",
        verified_how: organisation.how,
        verified_at: organisation.how ? verifiedAt : null,
        verified_by: organisation.how ? idOf("marc") : null,
        requested_by: idOf(organisation.people[0] ?? ""),
        created_at,
      })
      .execute();
    await tx
      .insertInto("organisation_members")
      .values(
        organisation.people.map((key, place) => ({
          organisation_id: id,
          user_id: idOf(key),
          role: place === 0 ? ("manager" as const) : ("member" as const),
          created_at,
        })),
      )
      .execute();
  }
  return ids;
}

async function plantSpace(
  ctx: AppContext,
  tx: Tx,
  space: DemoSpace,
  organisations: Map<string, string>,
  idOf: (key: string) => string,
): Promise<string[]> {
  const id = ctx.newId();
  const now = ctx.now().getTime();
  const created_at = new Date(now - space.age * DAY).toISOString();
  await tx
    .insertInto("spaces")
    .values({
      id,
      slug: space.slug,
      title: JSON.stringify(space.title),
      brief: JSON.stringify(space.brief),
      languages: JSON.stringify(["ca", "es", "en"]),
      visibility: space.visibility,
      moderation: space.moderation,
      stages: JSON.stringify([...WAY, "declined", "paused", "merged"]),
      organisation_id: organisations.get("town") ?? null,
      created_by: idOf("elena"),
      created_at,
      updated_at: created_at,
    })
    .execute();
  const rules = DEMO_RULES.map(({ name, text, answer }, index) => ({
    space_id: id,
    number: index + 1,
    name: JSON.stringify(name),
    text: JSON.stringify(text),
    answer: JSON.stringify(answer),
  }));
  await tx.insertInto("rules").values(rules).execute();
  if (space.phases.length > 0)
    await tx
      .insertInto("phases")
      .values(
        space.phases.map((phase) => ({
          id: ctx.newId(),
          space_id: id,
          opens: phase.opens,
          starts_at: dayBreak(now + phase.from * DAY),
          ends_at: dayBreak(now + phase.to * DAY),
        })),
      )
      .execute();
  if (space.members)
    await tx
      .insertInto("space_members")
      .values(space.members.map((key) => ({ space_id: id, user_id: idOf(key), created_at })))
      .execute();
  const categories = space.categories.map((name, position) => ({
    id: ctx.newId(),
    space_id: id,
    position,
    name: JSON.stringify(name),
  }));
  if (categories.length > 0) await tx.insertInto("categories").values(categories).execute();
  return categories.map((category) => category.id);
}

/** The hour at which phases begin and end: late in the evening, UTC. */
function dayBreak(at: number): string {
  return new Date(Math.floor(at / DAY) * DAY + 22 * 3600_000 + 59 * 60_000).toISOString();
}
