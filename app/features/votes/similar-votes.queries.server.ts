import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { type SimilarIdea, similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { openForVotes, votedIdeas } from "./list-votes.queries.server.ts";

const SHOWN = 3;

/** An idea like the one somebody is writing, and whether they may support it instead. */
export type SimilarHit = Pick<
  SimilarIdea,
  "number" | "slug" | "title" | "lang" | "supports" | "stage" | "own"
> & {
  voted: boolean;
  open: boolean;
};

/** The few visible ideas nearest to what somebody is writing, best first, with their own support. */
export async function similarHits(
  ctx: AppContext,
  viewer: Viewer,
  text: { title: string; body?: string },
): Promise<SimilarHit[]> {
  const ideas = await similarTo(ctx, viewer, text, { limit: SHOWN });
  if (ideas.length === 0) return [];
  const voted = await votedIdeas(ctx.db, viewer, ideas);
  const open = openForVotes(ideas, await visibleSpaces(ctx.db, viewer), ctx.now());
  return ideas.map(({ id, number, slug, title, lang, supports, stage, own }) => ({
    ...{ number, slug, title, lang, supports, stage, own },
    voted: voted.includes(id),
    open: open.includes(id),
  }));
}
