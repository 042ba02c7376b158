import { isPublic, type ShownComment, type ThreadWindow } from "#app/features/comments/thread.ts";

/** A window's published comments with their published replies; places of comments that are gone are left out. */
export function publicThread({
  threads,
}: ThreadWindow): { comment: ShownComment; replies: ShownComment[] }[] {
  return threads.flatMap(({ comment, replies }) =>
    isPublic(comment) ? [{ comment, replies: replies.filter(isPublic) }] : [],
  );
}

/** What a comment says, without its marks. */
export function textOf({ html }: ShownComment): string {
  return html.replace(/<[^>]+>/g, "").trim();
}
