import { expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const ROUNDS = 12;

test("withdrawing while it is approved or removed leaves it withdrawn or removed, and the count right", async () => {
  const t = await testContext();
  const space = await aSpace(t.ctx, { moderation: "before" });
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, author);
  const outcomes = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id } = await postComment(t.ctx, author, {
      ...newComment.parse({ body: `Comentari de la ronda ${round}`, lang: "ca" }),
      number: idea.number,
    });
    const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
    if (!item) throw new Error("nothing waits");
    const removal = round % 2 === 1;
    if (removal) await approveItem(t.ctx, moderator, item);
    const other = removal
      ? removeComment(t.ctx, moderator, { id, rule: 1, reason: "Un insult" })
      : approveItem(t.ctx, moderator, item);
    const settled = await Promise.allSettled([other, withdrawComment(t.ctx, author, { id })]);
    const row = await t.ctx.db
      .selectFrom("comments")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    outcomes.add(
      `${removal ? "removed" : "approved"}: ${settled.map((one) => one.status).join(", ")}, ${row.state}`,
    );
    expect(["withdrawn", "removed"]).toContain(row.state);
    const { comments } = await t.ctx.db
      .selectFrom("ideas")
      .select("comments")
      .where("id", "=", idea.id ?? "")
      .executeTakeFirstOrThrow();
    expect(comments, [...outcomes].join("; ")).toBe(0);
  }
  await t.close();
});
