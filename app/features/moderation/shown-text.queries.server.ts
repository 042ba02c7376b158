import type { Actor, Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { type IdeaTarget, ideaNumber, type State } from "#app/features/ideas/idea.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Db } from "#db/portable.ts";

/** A text as a page about it shows it. */
export type ShownText = {
  noun: "comments" | "ideas";
  /** The comment's id, or the idea's number. */
  id: string;
  number: number;
  spaceId: string;
  state: State;
  title: string;
  html: string;
  lang: string;
  author: string | null;
  authorId: string | null;
  organisationId: string | null;
};

/** A public text that the viewer may report. Throws `notFound` when it is not there for them. */
export async function reportable(db: Db, viewer: Viewer, noun: string, id: string): Promise<ShownText> {
  const text = await textFor(db, viewer, noun, id);
  return found(text.state === "approved" ? text : null);
}

/** A text that was public, for a moderator of its space. Throws `notFound` for everybody else. */
export async function moderated(db: Db, actor: Actor, noun: string, id: string): Promise<ShownText> {
  const text = await textFor(db, actor, noun, id);
  return found(mayModerate(actor, text.spaceId) ? text : null);
}

async function textFor(db: Db, viewer: Viewer, noun: string, id: string): Promise<ShownText> {
  if (noun === "ideas") return ideaText(db, await ideaTarget(db, viewer, ideaNumber(id)));
  found(noun === "comments" ? noun : null);
  const comment = await commentTarget(db, viewer, id);
  const revision = found(
    await db
      .selectFrom("comment_revisions as r")
      .innerJoin("comments as c", "c.id", "r.comment_id")
      .leftJoin("users as u", "u.id", "c.author_id")
      .select(["r.html", "r.lang", "u.name"])
      .where("r.id", "=", comment.publicRevisionId)
      .executeTakeFirst(),
  );
  const idea = await ideaText(db, comment.idea);
  return {
    ...idea,
    noun: "comments",
    id: comment.id,
    state: comment.idea.state === "approved" ? comment.state : comment.idea.state,
    html: revision.html,
    lang: revision.lang,
    author: revision.name,
    authorId: comment.authorId,
    organisationId: comment.organisationId,
  };
}

async function ideaText(db: Db, idea: IdeaTarget): Promise<ShownText> {
  const revision = found(
    await db
      .selectFrom("idea_revisions as r")
      .innerJoin("ideas as i", "i.id", "r.idea_id")
      .leftJoin("users as u", "u.id", "i.author_id")
      .select(["r.title", "r.html", "r.lang", "u.name"])
      .where("r.id", "=", idea.publicRevisionId)
      .executeTakeFirst(),
  );
  return {
    noun: "ideas",
    id: String(idea.number),
    number: found(idea.number),
    spaceId: idea.space.id,
    state: idea.state,
    title: revision.title,
    html: revision.html,
    lang: revision.lang,
    author: revision.name,
    authorId: idea.authorId,
    organisationId: idea.organisationId,
  };
}
