import type { AppContext } from "#app/core/context.ts";
import { spaceBySlug, visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import type { Space as SpaceOfSite } from "#app/features/spaces/space.ts";
import { open } from "../operation.server.ts";
import { Space, SpaceList } from "../shapes.server.ts";

export const SPACE_OPERATIONS = [
  open({
    id: "spaces",
    method: "get",
    path: "/spaces",
    tag: "Spaces",
    summary: "The spaces one may see, newest first.",
    answer: SpaceList,
    handle: async ({ ctx, caller }) => ({
      items: (await visibleSpaces(ctx.db, caller)).map((space) => toAnswer(ctx, space)),
      next: null,
    }),
  }),
  open({
    id: "space",
    method: "get",
    path: "/spaces/{slug}",
    tag: "Spaces",
    summary: "One space.",
    answer: Space,
    example: { params: { slug: "barris-frescos" } },
    handle: async ({ ctx, caller, params }) =>
      toAnswer(ctx, await spaceBySlug(ctx.db, caller, params.slug ?? "")),
  }),
];

function toAnswer(ctx: AppContext, space: SpaceOfSite) {
  const { slug, title, brief, languages, visibility, moderation, stages, phases, createdAt } = space;
  return {
    slug,
    url: `${ctx.config.publicUrl}/spaces/${slug}`,
    title,
    brief,
    languages,
    visibility,
    moderation,
    stages,
    phases: phases.map(({ opens, startsAt, endsAt }) => ({ opens, startsAt, endsAt })),
    createdAt,
  };
}
