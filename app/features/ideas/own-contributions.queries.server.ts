import { plainText } from "#app/core/markdown.server.ts";
import type { Db } from "#db/portable.ts";
import type { State } from "./idea.ts";

const NEWEST = 50;

/** One's own ideas, comments and votes, newest first, whatever their state. */
export async function ownContributions(db: Db, userId: string) {
  const ideas = await db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.latest_revision_id")
    .select(["i.number", "i.slug", "r.title", "i.state"])
    .where("i.author_id", "=", userId)
    .orderBy("i.created_at", "desc")
    .limit(NEWEST)
    .execute();
  const comments = await db
    .selectFrom("comments as c")
    .innerJoin("comment_revisions as r", "r.id", "c.latest_revision_id")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .select(["c.id", "c.state", "r.body", "i.number"])
    .where("c.author_id", "=", userId)
    .orderBy("c.created_at", "desc")
    .limit(NEWEST)
    .execute();
  const votes = await db
    .selectFrom("votes as v")
    .innerJoin("ideas as i", "i.id", "v.idea_id")
    .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .select(["i.number", "i.slug", "r.title"])
    .where("v.user_id", "=", userId)
    .where("i.state", "=", "approved")
    .orderBy("v.created_at", "desc")
    .limit(NEWEST)
    .execute();
  return {
    ideas: ideas.map((idea) => ({ ...idea, state: idea.state as State })),
    comments: comments.map((comment) => ({
      id: comment.id,
      number: comment.number,
      state: comment.state as State,
      text: plainText(comment.body, 120),
    })),
    votes,
  };
}
