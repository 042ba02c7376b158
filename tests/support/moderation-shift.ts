import type { Actor } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { beside } from "./beside.ts";
import { anIdea, aPerson, aSpace } from "./factories.ts";

/** A space with two moderators and a queue, beside the server that serves the database. */
export async function aShift(databaseUrl: string, slug: string, items: number) {
  const { ctx, close } = await beside(databaseUrl);
  const space = await aSpace(ctx, { slug, moderation: "before" });
  const idea = await anIdea(ctx, space, await aPerson(ctx));
  const cookies: string[] = [];
  for (const name of ["Joan Serra", "Marta Roig"]) {
    const roles = [{ role: "moderator" as const, spaceId: space.id }];
    const moderator = await aPerson(ctx, { name, locale: "en", roles });
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, moderator.id, "test"));
    cookies.push(cookie.split(";")[0] ?? "");
  }
  const comments: string[] = [];
  const authors = new Map<string, Actor>();
  for (let at = 1; at <= items; at += 1) {
    // Each by somebody else: many at once by one person are more urgent than the rest.
    const author = await aPerson(ctx, { name: `Biel Cardona ${at}`, locale: "en" });
    const input = newComment.parse({ body: `Text number ${at}: call 600 000 ${100 + at}.`, lang: "en" });
    const { id } = await postComment(ctx, author, { ...input, number: idea.number });
    comments.push(id);
    authors.set(id, author);
  }
  const stateOf = async (state: string) =>
    (
      await ctx.db
        .selectFrom("comments")
        .select("id")
        .where("idea_id", "=", idea.id)
        .where("state", "=", state)
        .execute()
    ).length;
  const decisions = async () =>
    (
      await ctx.db
        .selectFrom("decisions")
        .select("verdict")
        .where("space_id", "=", space.id)
        .orderBy("verdict")
        .execute()
    ).map((row) => row.verdict);
  const edit = async (id: string, body: string) => {
    const { latest_revision_id } = await ctx.db
      .selectFrom("comments")
      .select("latest_revision_id")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const author = authors.get(id);
    if (author) await editComment(ctx, author, { id, body, revision: latest_revision_id ?? "" });
  };
  return { number: idea.number, cookies, comments, stateOf, decisions, edit, close };
}
