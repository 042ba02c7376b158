import type { Actor } from "#app/core/actor.ts";
import { allow, found } from "#app/core/errors.ts";
import type { IdeaTarget, State } from "#app/features/ideas/idea.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Tx } from "#db/portable.ts";
import { mayDecide } from "./moderation.policy.ts";

/** An idea's or a comment's text as moderation acts on it. */
export type TextTarget = {
  id: string;
  state: State;
  authorId: string | null;
  organisationId: string | null;
  publicRevisionId: string | null;
  latestRevisionId: string | null;
  spaceId: string;
  ideaId: string;
  /** Null when the text is the idea's own. */
  commentId: string | null;
};

/** The text of a place, whoever asks: call it only for what the actor has been found to see. */
export async function textOf(
  tx: Tx,
  place: { ideaId: string; commentId: string | null },
): Promise<TextTarget> {
  const idea = found(
    await tx
      .selectFrom("ideas")
      .select(["id", "state", "author_id", "organisation_id", "public_revision_id", "latest_revision_id"])
      .select("space_id")
      .where("id", "=", place.ideaId)
      .executeTakeFirst(),
  );
  const row = place.commentId
    ? found(
        await tx
          .selectFrom("comments")
          .select(["id", "state", "author_id", "organisation_id", "public_revision_id", "latest_revision_id"])
          .where("id", "=", place.commentId)
          .executeTakeFirst(),
      )
    : idea;
  return {
    id: row.id,
    state: row.state as State,
    authorId: row.author_id,
    organisationId: row.organisation_id,
    publicRevisionId: row.public_revision_id,
    latestRevisionId: row.latest_revision_id,
    spaceId: idea.space_id,
    ideaId: idea.id,
    commentId: place.commentId,
  };
}

/**
 * A text of an idea found to be there, for a moderator to decide on of their own accord. Throws `notFound`
 * outside the spaces one moderates, `forbidden` for one's own text.
 */
export async function textToDecide(
  tx: Tx,
  actor: Actor,
  idea: IdeaTarget,
  commentId: string | null,
): Promise<TextTarget> {
  found(mayModerate(actor, idea.space.id) ? idea : null);
  const text = await textOf(tx, { ideaId: idea.id, commentId });
  allow(mayDecide(actor, text), "moderation.ownText");
  return text;
}
