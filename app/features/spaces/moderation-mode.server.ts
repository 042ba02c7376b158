import { type Actor, hasRole } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import { changeTrust, trustOf } from "./change-trust.server.ts";
import type { Space } from "./space.ts";
import { isSampled } from "./trust.ts";

/** Why a text is in the queue: its space reads it first, something was found in it, or it is public and part of a sample. */
export type Why = "mode" | "flagged" | "sample";

/** Where a text goes: `isPublic` at once or not, and why it is in the queue if it is. */
export type Way = { isPublic: boolean; why: Why | null };

/**
 * Where a person's text goes. In `after` all is public at once; in `flagged` what screening found nothing in;
 * in `before` and `first` a trusted person's text goes the way of `flagged`, and everybody else's waits.
 * Inside the write that makes the text; trust that has been earned is written down.
 */
export async function wayOf(
  ctx: AppContext,
  tx: Tx,
  space: Space,
  actor: Actor,
  text: { contributionId: string; isFlagged: boolean },
): Promise<Way> {
  if (space.moderation === "after" || hasRole(actor, "organiser", space.id))
    return { isPublic: true, why: null };
  const isTrusted = await mayGoFirst(ctx, tx, space, actor.id);
  if (space.moderation !== "flagged" && !isTrusted) return { isPublic: false, why: "mode" };
  if (text.isFlagged) return { isPublic: false, why: "flagged" };
  const isSample = isTrusted && isSampled(text.contributionId, space.samplePercent);
  return { isPublic: true, why: isSample ? "sample" : null };
}

/** Trusted by a moderator or organiser; in `first` also by enough public contributions since trust was last taken. */
async function mayGoFirst(ctx: AppContext, tx: Tx, space: Space, userId: string): Promise<boolean> {
  const trust = await trustOf(tx, space.id, userId);
  if (trust?.state === "trusted") return true;
  if (space.moderation !== "first") return false;
  const since = trust?.changedAt ?? "";
  if ((await publicSince(tx, space, userId, since)) < space.firstCount) return false;
  await changeTrust(ctx, tx, { spaceId: space.id, userId, state: "trusted", cause: "history" });
  return true;
}

/** How many of a person's contributions to a space became public after an instant, counted as far as they matter. */
async function publicSince(tx: Tx, space: Space, userId: string, since: string): Promise<number> {
  const ideas = await tx
    .selectFrom("ideas")
    .select("id")
    .where("author_id", "=", userId)
    .where("space_id", "=", space.id)
    .where("state", "=", "approved")
    .where("published_at", ">", since)
    .limit(space.firstCount)
    .execute();
  const comments = await tx
    .selectFrom("comments as c")
    .innerJoin("ideas as i", "i.id", "c.idea_id")
    .select("c.id")
    .where("c.author_id", "=", userId)
    .where("i.space_id", "=", space.id)
    .where("c.state", "=", "approved")
    .where("c.published_at", ">", since)
    .limit(space.firstCount)
    .execute();
  return ideas.length + comments.length;
}
