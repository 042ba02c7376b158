import { afterEach, beforeEach, expect, test } from "vitest";
import { CHECKS, doctorCommand } from "#app/cli/doctor.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import type { Tx } from "#db/portable.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
let author: Actor;
let number: number;
let commentId: string;

/** A small site made by the product's own writes, with something of everything the doctor looks at. */
beforeEach(async () => {
  t = await testContext();
  const space = await aSpace(t.ctx);
  author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const idea = { space: space.slug, kind: "idea" as const, lang: "ca" as const };
  const texts = { title: "Més ombra a la plaça", body: "Plantar dotze arbres." };
  const nobody = { category: null, onBehalfOf: null, to: null };
  ({ number } = await proposeIdea(t.ctx, author, { ...idea, ...texts, ...nobody }, "a-key-of-one"));
  const comment = { number, parent: null, stance: null, lang: "ca" as const, onBehalfOf: null };
  ({ id: commentId } = await postComment(t.ctx, author, { ...comment, body: "Hi cabria un banc?" }));
  const removed = await postComment(t.ctx, author, { ...comment, body: "Ximpleries." });
  await removeComment(t.ctx, moderator, { id: removed.id, rule: 1, reason: "Insulta." });
  await castVote(t.ctx, author, { number });
  const gone = await aPerson(t.ctx);
  await postComment(t.ctx, gone, { ...comment, body: "Me'n vaig." });
  await eraseAccount(t.ctx, gone);
});
afterEach(() => t.close());

async function doctor(): Promise<{ text: string; sound: boolean }> {
  const report = await doctorCommand.run(t.ctx, []);
  if (typeof report === "string") throw new Error("The doctor answers with a report.");
  return report;
}

test("a sound database is found sound", async () => {
  const { text, sound } = await doctor();
  expect(text).toContain("Everything holds.");
  expect(sound).toBe(true);
  expect(text.match(/^ok {3}/gm)).toHaveLength(CHECKS.length);
});

const BROKEN: [string, (tx: Tx) => Promise<unknown>, RegExp][] = [
  ["I1", (tx) => tx.updateTable("ideas").set({ supports: 7 }).execute(), /Nº 1: says 7, has 1/],
  [
    "I3",
    (tx) =>
      tx
        .insertInto("phases")
        .columns(["id", "space_id", "opens", "starts_at", "ends_at"])
        .expression((eb) =>
          eb
            .selectFrom("spaces")
            .select((e) => [
              e.val("phase").as("id"),
              "spaces.id as space_id",
              e.val("vote").as("opens"),
              e.val("2020-01-01T00:00:00.000Z").as("starts_at"),
              e.val("2020-02-01T00:00:00.000Z").as("ends_at"),
            ]),
        )
        .execute(),
    /votes cast while no voting phase/,
  ],
  [
    "I4",
    (tx) =>
      tx
        .updateTable("idempotency")
        .set({ result: JSON.stringify({ number: 99 }) })
        .execute(),
    /a-key-of-one/,
  ],
  ["I5", (tx) => tx.deleteFrom("thread_events").where("seq", "=", 2).execute(), /head 5, 4 events/],
  [
    "I6",
    (tx) => tx.deleteFrom("thread_events").where("comment_id", "=", commentId).execute(),
    /without exactly one event/,
  ],
  [
    "I7",
    (tx) => tx.updateTable("comments").set({ state: "rejected" }).where("id", "=", commentId).execute(),
    /rejected or removed comments without rule/,
  ],
  [
    "I8",
    (tx) =>
      tx
        .updateTable("comments")
        .set((eb) => ({ author_id: eb.selectFrom("users").select("id").where("state", "=", "erased") }))
        .where("author_id", "is", null)
        .execute(),
    /erased accounts that still hold/,
  ],
  ["I10", (tx) => tx.deleteFrom("idea_search").execute(), /public ideas that search does not find/],
];

test.each(BROKEN)("%s broken on purpose is named", async (id, breakIt, said) => {
  await t.ctx.transact({}, async (tx) => {
    await breakIt(tx);
  });
  const { text, sound } = await doctor();
  expect(sound).toBe(false);
  expect(text).toMatch(new RegExp(`^WRONG ${id}`, "m"));
  expect(text).toMatch(said);
});
