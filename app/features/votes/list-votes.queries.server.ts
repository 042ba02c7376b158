import type { Viewer } from "#app/core/actor.ts";
import type { IdeaRow } from "#app/features/ideas/idea.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import type { Db, Tx } from "#db/portable.ts";
import { isVotingOpen } from "./vote.policy.ts";

/** Which of these ideas the person supports. */
export async function votedIdeas(db: Db | Tx, viewer: Viewer, ideas: { id: string }[]): Promise<string[]> {
  if (!viewer || ideas.length === 0) return [];
  const ids = ideas.map((idea) => idea.id);
  const rows = await db
    .selectFrom("votes")
    .select("idea_id")
    .where("user_id", "=", viewer.id)
    .where("idea_id", "in", ids)
    .execute();
  return rows.map((row) => row.idea_id);
}

/** Ids of a list's ideas that may be supported now, by the phases of their spaces. */
export function openForVotes(
  ideas: (Pick<IdeaRow, "id" | "stage"> & { space: { slug: string } })[],
  spaces: Space[],
  now: Date,
): string[] {
  const bySlug = new Map(spaces.map((space) => [space.slug, space]));
  return ideas
    .filter((idea) => {
      const space = bySlug.get(idea.space.slug);
      return space && isVotingOpen({ space, stage: idea.stage, state: "approved" }, now);
    })
    .map((idea) => idea.id);
}
