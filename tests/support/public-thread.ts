import type { PublicComment } from "#app/features/comments/comment.ts";
import { isPublic, type ThreadWindow } from "#app/features/comments/thread.ts";

/** A window's published comments with their published replies; places of comments that are gone are left out. */
export function publicThread({
  threads,
}: ThreadWindow): { comment: PublicComment; replies: PublicComment[] }[] {
  return threads.flatMap(({ comment, replies }) =>
    isPublic(comment) ? [{ comment, replies: replies.filter(isPublic) }] : [],
  );
}
