import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { addressees } from "#app/features/organisations/addressee.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { isOpenFor } from "#app/features/spaces/space.policy.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";

/** What one may choose from when proposing: the spaces open for it, their categories, who may be asked. */
export function proposeChoices(ctx: AppContext, viewer: Viewer) {
  const now = ctx.now();
  return choicesIn(ctx, viewer, (space) => isOpenFor(space, "propose", now));
}

/** The same for what came on paper or in a meeting, entered in nobody's name. */
export async function organisedChoices(
  ctx: AppContext,
  viewer: Viewer,
  organises: (space: Space) => boolean,
) {
  return { ...(await choicesIn(ctx, viewer, organises)), memberships: [] };
}

async function choicesIn(ctx: AppContext, viewer: Viewer, takes: (space: Space) => boolean) {
  const spaces = (await visibleSpaces(ctx.db, viewer)).filter(takes);
  const ids = spaces.map((space) => space.id);
  const categories =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom("categories")
          .select(["id", "space_id", "name"])
          .where("space_id", "in", ids)
          .orderBy("position")
          .orderBy("id")
          .execute();
  return {
    spaces: spaces.map((space) => ({
      slug: space.slug,
      title: space.title,
      isPrivate: space.visibility === "private",
      moderation: space.moderation,
      categories: categories
        .filter((category) => category.space_id === space.id)
        .map((category) => ({ id: category.id, name: localized(category.name) })),
    })),
    addressees: await addressees(ctx.db),
    memberships: viewer?.memberships ?? [],
    name: viewer?.name ?? null,
  };
}

export type ProposeChoices = Awaited<ReturnType<typeof proposeChoices>>;
