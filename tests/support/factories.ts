import { type Actor, type Locale, type Role, SITE } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { slugOf } from "#app/core/slug.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget, Kind, Stage } from "#app/features/ideas/idea.ts";
import { WAY } from "#app/features/ideas/idea.ts";
import { spaceById } from "#app/features/spaces/space.queries.server.ts";
import type { ModerationMode, PhaseKind, Space, Visibility } from "#app/features/spaces/space.ts";
import { indexIdeas } from "#db/portable-search.ts";

export type PersonOptions = {
  name?: string;
  email?: string;
  locale?: Locale;
  roles?: { spaceId?: string; role: Role }[];
  memberOf?: Space[];
};

/** An active person, as they act. */
export async function aPerson(ctx: AppContext, options: PersonOptions = {}): Promise<Actor> {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  await ctx.transact({}, async (tx) => {
    await tx
      .insertInto("users")
      .values({
        id,
        email: options.email ?? `${id}@people.example`,
        name: options.name ?? "Laia Fonts",
        locale: options.locale ?? "ca",
        state: "active",
        password_hash: null,
        accepted_version: "1",
        accepted_at: at,
        created_at: at,
      })
      .execute();
    for (const held of options.roles ?? []) {
      await tx
        .insertInto("roles")
        .values({ user_id: id, space_id: held.spaceId ?? SITE, role: held.role })
        .execute();
    }
    for (const space of options.memberOf ?? []) {
      await tx
        .insertInto("space_members")
        .values({ space_id: space.id, user_id: id, created_at: at })
        .execute();
    }
  });
  return found(await actorById(ctx.db, id));
}

/** A verified public body for which some people act; as they act afterwards. */
export async function anOrganisation(ctx: AppContext, slug: string, name: string, members: Actor[] = []) {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  await ctx.transact({}, async (tx) => {
    await tx
      .insertInto("organisations")
      .values({
        id,
        slug,
        name,
        kind: "public",
        description: "",
        website: "",
        state: "verified",
        verified_how: "Registre municipal",
        verified_at: at,
        verified_by: null,
        requested_by: null,
        refused_reason: null,
        created_at: at,
      })
      .execute();
    for (const member of members)
      await tx
        .insertInto("organisation_members")
        .values({ organisation_id: id, user_id: member.id, role: "member", created_at: at })
        .execute();
  });
  return {
    id,
    members: await Promise.all(members.map(async ({ id }) => found(await actorById(ctx.db, id)))),
  };
}

export type SpaceOptions = {
  slug?: string;
  title?: string;
  visibility?: Visibility;
  moderation?: ModerationMode;
  firstCount?: number;
  samplePercent?: number;
  presence?: boolean;
  phases?: { opens: PhaseKind; startsAt?: string; endsAt?: string }[];
};

/** A space with one rule, open for everything unless phases are given. */
export async function aSpace(ctx: AppContext, options: SpaceOptions = {}): Promise<Space> {
  const id = ctx.newId();
  const at = ctx.now().toISOString();
  await ctx.transact({}, async (tx) => {
    await tx
      .insertInto("spaces")
      .values({
        id,
        slug: options.slug ?? `space-${id}`,
        title: JSON.stringify({ ca: options.title ?? "Barris frescos" }),
        brief: JSON.stringify({ ca: "Com fem els carrers més frescos?" }),
        languages: JSON.stringify(["ca", "es", "en"]),
        visibility: options.visibility ?? "public",
        moderation: options.moderation ?? "after",
        first_count: options.firstCount ?? 1,
        sample_percent: options.samplePercent ?? 0,
        presence: options.presence === false ? 0 : 1,
        stages: JSON.stringify([...WAY, "declined", "paused", "merged"]),
        organisation_id: null,
        created_by: null,
        created_at: at,
        updated_at: at,
      })
      .execute();
    await tx
      .insertInto("rules")
      .values({
        space_id: id,
        number: 1,
        text: JSON.stringify({ ca: "Sense insults.", es: "Sin insultos.", en: "No insults." }),
      })
      .execute();
    for (const phase of options.phases ?? []) {
      await tx
        .insertInto("phases")
        .values({
          id: ctx.newId(),
          space_id: id,
          opens: phase.opens,
          starts_at: phase.startsAt ?? null,
          ends_at: phase.endsAt ?? null,
        })
        .execute();
    }
  });
  // Read as the site's own organiser, who sees private spaces too.
  return spaceById(ctx.db, { ...NOBODY, roles: [{ spaceId: SITE, role: "admin" }] }, id);
}

const NOBODY: Actor = {
  id: "-",
  name: "-",
  locale: "ca",
  roles: [],
  memberships: [],
  memberSpaces: [],
  sessionId: null,
  scopes: null,
};

/** An approved, published idea with its thread, written straight to the tables. */
export async function anIdea(
  ctx: AppContext,
  space: Space,
  author: Actor,
  options: { title?: string; body?: string; kind?: Kind; stage?: Stage } = {},
): Promise<IdeaTarget & { number: number }> {
  const id = ctx.newId();
  const revision = ctx.newId();
  const at = ctx.now().toISOString();
  const title = options.title ?? "Més ombra a la plaça del mercat";
  await ctx.transact({}, async (tx) => {
    const { value: number } = await tx
      .updateTable("counters")
      .set((eb) => ({ value: eb("value", "+", 1) }))
      .where("name", "=", "idea")
      .returning("value")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("ideas")
      .values({
        id,
        number,
        slug: slugOf(title),
        space_id: space.id,
        kind: options.kind ?? "idea",
        author_id: author.id,
        organisation_id: null,
        to_organisation_id: null,
        category_id: null,
        stage: options.stage ?? "discussion",
        state: "approved",
        origin: "online",
        origin_note: null,
        public_revision_id: revision,
        latest_revision_id: revision,
        next_step: null,
        responsible: null,
        due_on: null,
        merged_into: null,
        created_at: at,
        published_at: at,
        stage_since: at,
        updated_at: at,
        active_at: at,
      })
      .execute();
    const body = options.body ?? "Plantar dotze arbres i posar bancs a l'ombra.";
    await tx
      .insertInto("idea_revisions")
      .values({
        id: revision,
        idea_id: id,
        ordinal: 1,
        title,
        body,
        html: `<p>${body}</p>`,
        lang: "ca",
        state: "approved",
        author_id: author.id,
        created_at: at,
      })
      .execute();
    await tx.insertInto("threads").values({ idea_id: id, epoch: ctx.newId(), seq: 0 }).execute();
    await indexIdeas(tx, ctx.engine, [{ id, number, words: title.toLowerCase() }]);
  });
  const idea = await ideaTargetById(ctx.db, { ...NOBODY, roles: [{ spaceId: SITE, role: "admin" }] }, id);
  return { ...idea, number: found(idea.number) };
}
