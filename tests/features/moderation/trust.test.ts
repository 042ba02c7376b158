import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveAndTrust } from "#app/features/moderation/approve-and-trust.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { setTrust } from "#app/features/spaces/set-trust.server.ts";
import { trustIn } from "#app/features/spaces/trust.queries.server.ts";
import { isSampled } from "#app/features/spaces/trust.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace, type SpaceOptions } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function place(options: SpaceOptions) {
  const space = await aSpace(t.ctx, options);
  const author = await aPerson(t.ctx);
  const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const other = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  // Somebody else's idea, so that none of the author's counts.
  const { number } = await anIdea(t.ctx, space, other);
  const post = (body = "D'acord.", by: Actor = author) => {
    t.clock.forward(15 * MINUTE);
    return postComment(t.ctx, by, { ...newComment.parse({ body }), number });
  };
  const waiting = () => waitingItems(t.ctx.db, moderator);
  const first = async () => {
    const [item] = await waiting();
    return { id: item?.id ?? "", revision: item?.revision ?? "" };
  };
  const trust = async () =>
    (await trustIn(t.ctx.db, space.id)).map(({ state, cause, by }) => [state, cause, by]);
  return { space, author, moderator, other, organiser, post, waiting, first, trust };
}

const GROUNDS = { rule: 1, reason: "Insulta una persona." };

describe("approve and trust", () => {
  test("publishes this text and the next ones, not those that wait already", async () => {
    const { moderator, post, waiting, first, trust } = await place({ moderation: "before" });
    await post("Primer");
    await post("Segon");
    await approveAndTrust(t.ctx, moderator, await first());
    expect((await waiting()).map((item) => item.text)).toEqual(["Segon"]);
    expect((await post("Tercer")).state).toBe("approved");
    expect(await trust()).toEqual([["trusted", "approval", moderator.name]]);
  });

  test("a trusted person's text waits when screening finds something in it", async () => {
    const { author, organiser, space, post } = await place({ moderation: "before" });
    await setTrust(t.ctx, organiser, { slug: space.slug, userId: author.id, state: "trusted" });
    expect((await post("Sou uns imbècils")).state).toBe("pending");
    expect((await post("Sou molt amables")).state).toBe("approved");
  });

  test("of an edit only what is new makes it wait; the approved text stays public", async () => {
    const { author, organiser, space, post, first, moderator } = await place({ moderation: "before" });
    const { id } = await post("Truqueu-me al 600123456.");
    await approveItem(t.ctx, moderator, await first());
    await setTrust(t.ctx, organiser, { slug: space.slug, userId: author.id, state: "trusted" });
    const revision = async () =>
      (await t.ctx.db.selectFrom("comments").selectAll().where("id", "=", id).executeTakeFirstOrThrow())
        .latest_revision_id ?? "";
    const same = await editComment(t.ctx, author, {
      id,
      body: "Truqueu-me al 600123456, si us plau.",
      revision: await revision(),
    });
    expect(same.state).toBe("approved");
    const worse = await editComment(t.ctx, author, {
      id,
      body: "Truqueu-me al 600123456, imbècils.",
      revision: await revision(),
    });
    expect(worse.state).toBe("pending");
    const row = await t.ctx.db
      .selectFrom("comments")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect([row.state, row.public_revision_id]).toEqual(["approved", same.revision]);
  });
});

describe("trust goes", () => {
  test("with a rejection, stays on record, and comes back when an appeal is won", async () => {
    const { author, moderator, other, organiser, space, post, first, trust } = await place({
      moderation: "before",
    });
    await setTrust(t.ctx, organiser, { slug: space.slug, userId: author.id, state: "trusted" });
    await post("Sou uns imbècils");
    const { decisionId } = await rejectItem(t.ctx, moderator, { ...(await first()), ...GROUNDS });
    expect(await trust()).toEqual([["taken", "restriction", moderator.name]]);
    expect((await post("Sou molt amables")).state).toBe("pending");
    await approveItem(t.ctx, moderator, await first());
    await appealDecision(t.ctx, author, { id: decisionId, text: "Era una cita." });
    t.clock.forward(MINUTE);
    const [appeal] = (await waitingItems(t.ctx.db, other)).filter((item) => item.type === "appeal");
    await approveItem(t.ctx, other, { id: appeal?.id ?? "", revision: appeal?.revision ?? "" });
    expect(await trust()).toEqual([["trusted", "appeal", null]]);
    const changes = await t.ctx.db
      .selectFrom("trust_changes")
      .select(["state", "cause"])
      .where("user_id", "=", author.id)
      .orderBy("created_at")
      .execute();
    expect(changes.map((change) => change.cause)).toEqual(["hand", "restriction", "appeal"]);
    await expect(
      t.ctx.transact({}, (tx) => tx.deleteFrom("trust_changes").where("user_id", "=", author.id).execute()),
    ).rejects.toThrow();
  });

  test("by hand only for organisers", async () => {
    const { author, moderator, space } = await place({ moderation: "before" });
    await expect(
      setTrust(t.ctx, moderator, { slug: space.slug, userId: author.id, state: "trusted" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the first contributions", () => {
  test("wait until enough were approved; a rejection begins the count again", async () => {
    const { moderator, post, first, trust } = await place({ moderation: "first", firstCount: 2 });
    for (const body of ["U", "Dos"]) {
      expect((await post(body)).state).toBe("pending");
      await approveItem(t.ctx, moderator, await first());
    }
    expect((await post("Tres")).state).toBe("approved");
    expect(await trust()).toEqual([["trusted", "history", null]]);
    await post("Sou uns imbècils");
    await rejectItem(t.ctx, moderator, { ...(await first()), ...GROUNDS });
    for (const body of ["Quatre", "Cinc"]) {
      expect((await post(body)).state).toBe("pending");
      await approveItem(t.ctx, moderator, await first());
    }
    expect((await post("Sis")).state).toBe("approved");
  });
});

describe("only what is flagged", () => {
  test("waits; nothing is rejected by itself", async () => {
    const { post, waiting, moderator, first } = await place({ moderation: "flagged" });
    expect((await post("Una font a cada plaça")).state).toBe("approved");
    expect((await post("Truqueu-me al 600123456")).state).toBe("pending");
    expect(await waiting()).toHaveLength(1);
    await approveItem(t.ctx, moderator, await first());
    expect(await waiting()).toEqual([]);
  });
});

test("what is graver stands first, though it came last", async () => {
  const { post, waiting } = await place({ moderation: "before" });
  await post("Una font a cada plaça");
  t.clock.forward(-14 * MINUTE);
  await post("Mireu www.exemple.org");
  t.clock.forward(-14 * MINUTE);
  await post("Sabem on vius");
  const items = await waiting();
  expect(items.map((item) => item.text)).toEqual([
    "Sabem on vius",
    "Mireu www.exemple.org",
    "Una font a cada plaça",
  ]);
});

describe("a sample of the trusted", () => {
  test("is public while it waits: approving confirms it, rejecting removes it", async () => {
    const { author, organiser, moderator, space, post, first, waiting } = await place({
      moderation: "before",
      samplePercent: 100,
    });
    await setTrust(t.ctx, organiser, { slug: space.slug, userId: author.id, state: "trusted" });
    const stateOf = async (id: string) =>
      (await t.ctx.db.selectFrom("comments").select("state").where("id", "=", id).executeTakeFirstOrThrow())
        .state;
    const kept = await post("Una font");
    expect(kept.state).toBe("approved");
    await approveItem(t.ctx, moderator, await first());
    expect(await stateOf(kept.id)).toBe("approved");
    const gone = await post("Dues fonts");
    await rejectItem(t.ctx, moderator, { ...(await first()), ...GROUNDS });
    expect(await stateOf(gone.id)).toBe("removed");
    expect(await waiting()).toEqual([]);
    expect((await post("Tres fonts")).state).toBe("pending");
  });

  test("takes about its share, the same ones every time", () => {
    const ids = Array.from(
      { length: 5000 },
      (_, place) => `0192f000-0000-7000-8000-${String(place).padStart(12, "0")}`,
    );
    const share = ids.filter((id) => isSampled(id, 10)).length / ids.length;
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.12);
    expect(ids.filter((id) => isSampled(id, 0))).toEqual([]);
    expect(ids.every((id) => isSampled(id, 100))).toBe(true);
  });
});
