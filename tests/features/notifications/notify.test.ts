import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import { muteIdea } from "#app/features/notifications/mute-idea.server.ts";
import { toldTo } from "#app/features/notifications/notification.queries.server.ts";

import { readNotifications } from "#app/features/notifications/read-notifications.server.ts";
import { stopMails } from "#app/features/notifications/stop-mails.server.ts";
import { readUnsubscribe } from "#app/features/notifications/unsubscribe-token.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

const notices = () => world.ctx.db.selectFrom("notifications").selectAll().orderBy("id").execute();
const mails = () => world.ctx.db.selectFrom("mails").selectAll().orderBy("id").execute();
const comment = (body: string, parent?: string) => newComment.parse({ body, parent });
const move = (stage: string, note = "") => newMove.parse({ stage, note });

async function town() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const author = await aPerson(ctx, { name: "Laia Fonts" });
  const voter = await aPerson(ctx, { name: "Pol Riera", locale: "es" });
  const organiser = await aPerson(ctx, { name: "Núria Camps", roles: [{ role: "organiser" }] });
  const idea = await anIdea(ctx, space, author);
  return { ctx, space, author, voter, organiser, idea };
}

describe("a moved idea", () => {
  test("is told once to each person, with the strongest reason, however often the job runs", async () => {
    const { ctx, author, voter, organiser, idea } = await town();
    await castVote(ctx, voter, { number: idea.number });
    await followIdea(ctx, voter, { number: idea.number, follow: true });
    await castVote(ctx, organiser, { number: idea.number });
    await moveIdea(ctx, organiser, { ...move("review", "S'estudia."), number: idea.number });
    await tellEverybody(world);
    await tellEverybody(world);
    await ctx.transact({}, (tx) =>
      tx.updateTable("consumers").set({ position: 0 }).where("name", "=", "notifications").execute(),
    );
    await tellEverybody(world);
    const rows = await notices();
    expect(rows.map((row) => [row.user_id, row.reason]).sort()).toEqual(
      [
        [author.id, "author"],
        [voter.id, "voted"],
      ].sort(),
    );
    expect(await mails()).toHaveLength(2);
  });

  test("is mailed in the person's language with an unsubscribe address", async () => {
    const { ctx, voter, organiser, idea } = await town();
    await castVote(ctx, voter, { number: idea.number });
    await moveIdea(ctx, organiser, { ...move("accepted"), number: idea.number });
    await tellEverybody(world);
    const mail = (await mails()).find((row) => row.user_id === voter.id);
    expect(mail?.locale).toBe("es");
    expect(mail?.subject).toContain("está ahora en");
    expect(mail?.text).toContain("Recibes este correo porque apoyaste esta idea.");
    expect(mail?.unsubscribe).toContain("/unsubscribe/");
    expect(mail?.html).toContain(mail?.unsubscribe ?? "?");
  });

  test("a one-click unsubscribe stops further mails of that cause and no notice", async () => {
    const { ctx, voter, organiser, idea } = await town();
    await castVote(ctx, voter, { number: idea.number });
    await moveIdea(ctx, organiser, { ...move("accepted"), number: idea.number });
    await tellEverybody(world);
    const mine = async () => (await mails()).filter((mail) => mail.user_id === voter.id);
    const token = (await mine())[0]?.unsubscribe?.split("/").at(-1);
    const read = readUnsubscribe(ctx, token);
    expect(read).toEqual({ userId: voter.id, cause: "stage" });
    if (read) await stopMails(ctx, read);
    await moveIdea(ctx, organiser, { ...move("underway"), number: idea.number });
    await tellEverybody(world);
    expect(await mine()).toHaveLength(1);
    expect((await notices()).filter((row) => row.user_id === voter.id)).toHaveLength(2);
  });

  test("a forged token is nobody's", () => {
    expect(readUnsubscribe(world.ctx, "YWJjOnN0YWdl.AAAA")).toBeNull();
    expect(readUnsubscribe(world.ctx, undefined)).toBeNull();
  });

  test("says nothing to who muted it, nor to who may no longer enter the private space", async () => {
    const { ctx, voter, organiser } = await town();
    const closed = await aSpace(ctx, { visibility: "private" });
    const member = await aPerson(ctx, { memberOf: [closed] });
    const idea = await anIdea(ctx, closed, member);
    await ctx.transact({}, (tx) =>
      tx
        .insertInto("follows")
        .values({ user_id: voter.id, idea_id: idea.id, created_at: ctx.now().toISOString() })
        .execute(),
    );
    await moveIdea(ctx, organiser, { ...move("accepted"), number: idea.number });
    await tellEverybody(world);
    expect((await notices()).map((row) => row.user_id)).toEqual([member.id]);
    await muteIdea(ctx, member, { number: idea.number, mute: true });
    await moveIdea(ctx, organiser, { ...move("underway"), number: idea.number });
    await tellEverybody(world);
    expect(await notices()).toHaveLength(1);
  });
});

describe("a decision on one's comment", () => {
  test("is told to its author with rule and reason; a reply to whom it answers", async () => {
    const { ctx, author, voter } = await town();
    const space = await aSpace(ctx, { moderation: "before" });
    const idea = await anIdea(ctx, space, author);
    const moderator = await aPerson(ctx, { roles: [{ role: "moderator" }] });
    const decide = async () => {
      const item = await ctx.db
        .selectFrom("queue_items")
        .select(["id", "revision_id"])
        .where("state", "=", "waiting")
        .executeTakeFirstOrThrow();
      return { id: item.id, revision: item.revision_id ?? "" };
    };
    const first = await postComment(ctx, voter, { ...comment("Hi falta ombra."), number: idea.number });
    await approveItem(ctx, moderator, await decide());
    await postComment(ctx, author, { ...comment("Tens raó.", first.id), number: idea.number });
    await approveItem(ctx, moderator, await decide());
    await postComment(ctx, voter, { ...comment("Bah."), number: idea.number });
    await rejectItem(ctx, moderator, { ...(await decide()), rule: 1, reason: "Sense arguments." });
    await tellEverybody(world);
    const kinds = (await notices()).map(
      (row) => `${row.kind}:${row.user_id === voter.id ? "voter" : "author"}`,
    );
    expect(kinds.sort()).toEqual([
      "commentApproved:author",
      "commentApproved:voter",
      "commentRejected:voter",
      "reply:voter",
    ]);
    const rejection = (await mails()).find((mail) => mail.kind === "commentRejected");
    expect(rejection?.text).toContain("Motivo: Sense arguments.");
    const told = await toldTo(ctx.db, voter);
    expect(told[0]?.notices.every((notice) => notice.unread)).toBe(true);
    await readNotifications(ctx, voter);
    expect((await toldTo(ctx.db, voter))[0]?.notices.some((notice) => notice.unread)).toBe(false);
  });
});
