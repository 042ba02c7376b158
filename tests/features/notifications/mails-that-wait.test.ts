import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { muteIdea } from "#app/features/notifications/mute-idea.server.ts";
import { readNotifications } from "#app/features/notifications/read-notifications.server.ts";
import { stopMails } from "#app/features/notifications/stop-mails.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { removeMember } from "#app/features/spaces/remove-member.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { deliverMails } from "#app/jobs/deliver-mails.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let t: TestContext;
let staff: Actor;
let moderator: Actor;
let space: Space;
beforeAll(async () => {
  t = await testContext();
  staff = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
  space = await aSpace(t.ctx, { visibility: "private" });
});
afterAll(() => t.close());

/** A member's comment with an answer, and an official word about the idea, both told to the member. */
async function told() {
  const { ctx } = t;
  const member = await aPerson(ctx, { memberOf: [space] });
  const idea = await anIdea(ctx, space, staff);
  const answer = async (parent: string | null = null, by = member) =>
    (
      await postComment(ctx, by, {
        ...newComment.parse({ body: "Hi cabria un banc?", parent }),
        number: idea.number,
      })
    ).id;
  const first = await answer();
  const reply = await answer(first, staff);
  const { id: update } = await publishUpdate(ctx, staff, {
    ...newUpdate.parse({ body: "Es farà." }),
    number: idea.number,
  });
  await tellEverybody(t);
  return { member, idea, first, reply, update, answer };
}
type Told = Awaited<ReturnType<typeof told>>;

const mailsTo = async ({ id }: Actor) =>
  (
    await t.ctx.db
      .selectFrom("mails")
      .select(["kind", "state"])
      .where("user_id", "=", id)
      .orderBy("kind")
      .execute()
  ).map(({ kind, state }) => `${kind} ${state}`);
const grounds = { rule: 1, reason: "Fora de lloc." };

test.each<[string, (now: Told) => Promise<unknown>, string[]]>([
  ["nothing happens", async () => {}, ["answer sent", "reply sent"]],
  [
    "the answer is removed",
    ({ reply }) => removeComment(t.ctx, moderator, { id: reply, ...grounds }),
    ["answer sent"],
  ],
  [
    "the official word is taken back",
    ({ update }) => withdrawUpdate(t.ctx, staff, { update }),
    ["reply sent"],
  ],
  ["the idea is removed", ({ idea: { number } }) => removeIdea(t.ctx, moderator, { number, ...grounds }), []],
  [
    "the person is a member no more",
    ({ member }) => removeMember(t.ctx, staff, { slug: space.slug, userId: member.id }),
    [],
  ],
  [
    "the person mutes the idea",
    ({ member, idea: { number } }) => muteIdea(t.ctx, member, { number, mute: true }),
    [],
  ],
  [
    "the person wants no such mails",
    ({ member }) => stopMails(t.ctx, { userId: member.id, cause: "reply" }),
    ["answer sent"],
  ],
])("a mail that waits says what still may be said when it leaves: %s", async (_what, happens, after) => {
  const now = await told();
  expect(await mailsTo(now.member)).toEqual(["answer queued", "reply queued"]);
  await happens(now);
  await deliverMails.run(t.ctx);
  expect(await mailsTo(now.member)).toEqual(after);
});

test("many answers are one mail, until one has looked or a day has gone", async () => {
  const { member, first, answer } = await told();
  const mails = async () => (await mailsTo(member)).filter((mail) => mail.startsWith("reply")).length;
  const another = async () => {
    await answer(first, staff);
    await answer(first, await aPerson(t.ctx, { memberOf: [space] }));
    await tellEverybody(t);
    return mails();
  };
  expect(await another()).toBe(1);
  await readNotifications(t.ctx, member);
  expect(await another()).toBe(2);
  t.clock.forward(DAY + 1);
  expect(await another()).toBe(3);
  const notices = await t.ctx.db
    .selectFrom("notifications")
    .select("id")
    .where("user_id", "=", member.id)
    .where("kind", "=", "reply")
    .execute();
  expect(notices).toHaveLength(7);
});
