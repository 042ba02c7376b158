import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { ownComments } from "#app/features/comments/own-comment.queries.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { listIdeas, SORTS } from "#app/features/ideas/idea.queries.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { timelineOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { castVote, withdrawVote } from "#app/features/votes/cast-vote.server.ts";
import { DAY, type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const idea = (space: string, title = "Més arbres a la plaça") =>
  newIdea.parse({ space, title, body: "Dotze arbres i dos bancs.", lang: "ca" });
const comment = (body = "Hi estic d'acord", parent?: string) => newComment.parse({ body, parent });

describe("votes", () => {
  test("a hundred identical votes at once are one vote", async () => {
    const person = await aPerson(t.ctx);
    const { number } = await anIdea(t.ctx, await aSpace(t.ctx), person);
    const results = await Promise.all(Array.from({ length: 100 }, () => castVote(t.ctx, person, { number })));
    expect(new Set(results.map((result) => result.supports))).toEqual(new Set([1]));
    expect((await ideaTarget(t.ctx.db, null, number)).supports).toBe(1);
    expect(await withdrawVote(t.ctx, person, { number })).toEqual({ supports: 0 });
    expect(await withdrawVote(t.ctx, person, { number })).toEqual({ supports: 0 });
  });

  test("only phases open voting, and stages close it", async () => {
    const person = await aPerson(t.ctx);
    const ended = await aSpace(t.ctx, {
      phases: [{ opens: "vote", endsAt: new Date(t.clock.now().getTime() - DAY).toISOString() }],
    });
    const early = await anIdea(t.ctx, ended, person);
    await expect(castVote(t.ctx, person, { number: early.number })).rejects.toMatchObject({
      code: "conflict",
    });
    const done = await anIdea(t.ctx, await aSpace(t.ctx), person, { stage: "done" });
    await expect(castVote(t.ctx, person, { number: done.number })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("moderation", () => {
  test("what waits is its author's alone until one moderator has decided", async () => {
    const space = await aSpace(t.ctx, { moderation: "before" });
    const [author, reader] = [await aPerson(t.ctx), await aPerson(t.ctx)];
    const [first, second] = [
      await aPerson(t.ctx, { name: "Joan", roles: [{ role: "moderator" }] }),
      await aPerson(t.ctx, { name: "Marta", roles: [{ role: "moderator" }] }),
    ];
    const { number } = await anIdea(t.ctx, space, reader);
    const posted = await postComment(t.ctx, author, { ...comment("Una paraula: ocultíssim"), number });
    const target = await ideaTarget(t.ctx.db, author, number);
    expect(posted.state).toBe("pending");
    expect((await ownComments(t.ctx.db, author, target)).map((own) => own.id)).toEqual([posted.id]);
    expect(await ownComments(t.ctx.db, reader, target)).toEqual([]);
    expect(JSON.stringify(await threadWindow(t.ctx.db, target))).not.toContain("ocultíssim");

    const [item] = await waitingItems(t.ctx.db, first, { space: space.slug });
    const outcome = await Promise.allSettled([
      approveItem(t.ctx, first, item as never),
      rejectItem(t.ctx, second, {
        ...(item as { id: string; revision: string }),
        rule: 1,
        reason: "No toca",
      }),
    ]);
    expect(outcome.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect(outcome.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    const decisions = await t.ctx.db
      .selectFrom("decisions")
      .select("id")
      .where("subject_id", "=", posted.id)
      .execute();
    expect(decisions).toHaveLength(1);
  });

  test("nobody decides on their own text, and outsiders find nothing", async () => {
    const space = await aSpace(t.ctx, { moderation: "before" });
    const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
    const proposed = await proposeIdea(t.ctx, moderator, idea(space.slug));
    const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
    await expect(approveItem(t.ctx, moderator, item as never)).rejects.toMatchObject({ code: "forbidden" });
    await expect(approveItem(t.ctx, await aPerson(t.ctx), item as never)).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(ideaTarget(t.ctx.db, null, proposed.number)).rejects.toMatchObject({ code: "notFound" });
  });

  test("a rejection needs a rule of the space and reaches the author with its reason", async () => {
    const space = await aSpace(t.ctx, { moderation: "before" });
    const [author, moderator] = [
      await aPerson(t.ctx),
      await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] }),
    ];
    const { number } = await anIdea(t.ctx, space, author);
    await postComment(t.ctx, author, { ...comment("Ets un ximple"), number });
    const [item] = await waitingItems(t.ctx.db, moderator);
    await expect(
      rejectItem(t.ctx, moderator, { ...(item as { id: string; revision: string }), rule: 9, reason: "?" }),
    ).rejects.toMatchObject({ code: "invalid" });
    await rejectItem(t.ctx, moderator, {
      ...(item as { id: string; revision: string }),
      rule: 1,
      reason: "És un insult",
    });
    const own = await ownComments(t.ctx.db, author, await ideaTarget(t.ctx.db, author, number));
    expect(own).toMatchObject([{ state: "rejected", restriction: { rule: 1, reason: "És un insult" } }]);
  });

  test("'first' lets a person through once something of theirs was approved", async () => {
    const space = await aSpace(t.ctx, { moderation: "first" });
    const [author, host, moderator] = [
      await aPerson(t.ctx),
      await aPerson(t.ctx),
      await aPerson(t.ctx, { roles: [{ role: "moderator" }] }),
    ];
    const { number } = await anIdea(t.ctx, space, host);
    expect((await postComment(t.ctx, author, { ...comment(), number })).state).toBe("pending");
    const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
    await approveItem(t.ctx, moderator, item as never);
    expect((await postComment(t.ctx, author, { ...comment(), number })).state).toBe("approved");
  });
});

describe("threads", () => {
  test("events are contiguous, and late readers forget what was removed", async () => {
    const [author, moderator] = [
      await aPerson(t.ctx),
      await aPerson(t.ctx, { roles: [{ role: "moderator" }] }),
    ];
    const { number, id } = await anIdea(t.ctx, await aSpace(t.ctx), author);
    const first = await postComment(t.ctx, author, { ...comment("u"), number });
    const reply = await postComment(t.ctx, author, { ...comment("dos", first.id), number });
    await postComment(t.ctx, author, { ...comment("tres", reply.id), number });
    await removeComment(t.ctx, moderator, { id: reply.id, rule: 1, reason: "Insult" });
    await withdrawComment(t.ctx, author, { id: first.id });
    const caught = await catchUp(t.ctx.db, { id, number }, { after: 0 });
    if (caught.gone) throw new Error("gone");
    expect(caught.found.events.map((event) => [event.seq, event.kind, Boolean(event.comment)])).toEqual([
      [1, "published", false],
      [2, "published", false],
      [3, "published", true],
      [4, "removed", false],
      [5, "removed", false],
    ]);
    expect(caught.found.events[2]?.comment).toMatchObject({ parent: first.id, replyTo: reply.id });
    expect((await ideaTarget(t.ctx.db, null, number)).comments).toBe(1);
    expect(await catchUp(t.ctx.db, { id, number }, { after: 99 })).toMatchObject({ gone: true });
    expect(await catchUp(t.ctx.db, { id, number }, { after: 0, epoch: "another" })).toMatchObject({
      gone: true,
    });
  });

  test("a form sent twice is one comment; another text under its key is refused", async () => {
    const author = await aPerson(t.ctx);
    const { number } = await anIdea(t.ctx, await aSpace(t.ctx), author);
    const [one, two] = await Promise.all([
      postComment(t.ctx, author, { ...comment(), number }, "form-key-1"),
      postComment(t.ctx, author, { ...comment(), number }, "form-key-1"),
    ]);
    expect(two).toEqual(one);
    await expect(
      postComment(t.ctx, author, { ...comment("un altre"), number }, "form-key-1"),
    ).rejects.toMatchObject({ code: "keyReused" });
  });

  test("windows of fifty cover a long thread once", async () => {
    const author = await aPerson(t.ctx);
    const { number } = await anIdea(t.ctx, await aSpace(t.ctx), author);
    const ids: string[] = [];
    for (let index = 0; index < 120; index++) {
      t.clock.forward(1000);
      ids.push((await postComment(t.ctx, author, { ...comment(`c ${index}`), number })).id);
    }
    const target = await ideaTarget(t.ctx.db, null, number);
    const seen: string[] = [];
    let before: string | null = null;
    for (;;) {
      const window = await threadWindow(t.ctx.db, target, { before });
      seen.unshift(...window.threads.map((entry) => entry.comment.id));
      if (!window.earlier) break;
      before = window.earlier.before;
    }
    expect(seen).toEqual(ids);
    const around = await threadWindow(t.ctx.db, target, { around: ids[60] ?? "" });
    expect(around.threads.map((entry) => entry.comment.id)).toContain(ids[60]);
    expect(around.earlier && around.later).toBeTruthy();
  });
});

describe("spaces and lists", () => {
  test("a private space and what is in it exist for its members alone", async () => {
    const space = await aSpace(t.ctx, { visibility: "private", title: "Secretíssim" });
    const [member, stranger] = [await aPerson(t.ctx, { memberOf: [space] }), await aPerson(t.ctx)];
    const hidden = await anIdea(t.ctx, space, member, { title: "Una idea amagadíssima" });
    const names = async (viewer: typeof member | null) =>
      (await visibleSpaces(t.ctx.db, viewer)).map((one) => one.slug);
    expect(await names(member)).toContain(space.slug);
    for (const viewer of [stranger, null]) {
      expect(await names(viewer)).not.toContain(space.slug);
      await expect(ideaTarget(t.ctx.db, viewer, hidden.number)).rejects.toMatchObject({ code: "notFound" });
      const listed = await listIdeas(t.ctx.db, t.ctx.engine, viewer, { sort: "new", limit: 200 });
      expect(JSON.stringify(listed)).not.toMatch(/amagadíssima|Secretíssim/);
    }
    await expect(castVote(t.ctx, stranger, { number: hidden.number })).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(proposeIdea(t.ctx, stranger, idea(space.slug))).rejects.toMatchObject({ code: "notFound" });
  });

  test.each(SORTS)("paging by %s shows every idea once", async (sort) => {
    const author = await aPerson(t.ctx);
    const space = await aSpace(t.ctx);
    const made = new Set<number>();
    for (let index = 0; index < 25; index++)
      made.add((await anIdea(t.ctx, space, author, { title: `Idea ${index}` })).number);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listIdeas>> = await listIdeas(t.ctx.db, t.ctx.engine, null, {
        space: space.slug,
        sort,
        after,
        limit: 7,
      });
      seen.push(...page.ideas.map((one) => one.number));
      after = page.next;
    } while (after);
    expect(seen).toHaveLength(25);
    expect(new Set(seen)).toEqual(made);
  });

  test.each([
    ["tramvies", true],
    ["TRAMVIA", true],
    ["col·laboració", true],
    ["collaboracio", true],
    ["diagonal tramvia", true],
    ["tram", true],
    ["metro", false],
    ['"; drop table ideas; --', false],
    ["NEAR(a b) OR *", false],
    ["'", false],
  ])("searching %s finds it: %s", async (q, expected) => {
    const author = await aPerson(t.ctx);
    const space = await aSpace(t.ctx);
    const proposed = await proposeIdea(
      t.ctx,
      author,
      idea(space.slug, "El tramvia per la Diagonal, amb col·laboració veïnal"),
    );
    const found = await listIdeas(t.ctx.db, t.ctx.engine, null, { space: space.slug, q, sort: "new" });
    expect(found.ideas.map((one) => one.number)).toEqual(expected ? [proposed.number] : []);
  });
});

test("an organiser moves an idea with its public note; others may not", async () => {
  const space = await aSpace(t.ctx);
  const [author, organiser] = [
    await aPerson(t.ctx),
    await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: space.id }] }),
  ];
  const { number, id } = await anIdea(t.ctx, space, author);
  const move = newMove.parse({
    stage: "done",
    note: "Fet: hi ha dotze arbres.",
    responsible: "Parcs",
    due: "2026-12-18",
  });
  await expect(moveIdea(t.ctx, author, { ...move, number })).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    moveIdea(t.ctx, organiser, { ...newMove.parse({ stage: "declined" }), number }),
  ).rejects.toMatchObject({ code: "invalid", field: "note" });
  await moveIdea(t.ctx, organiser, { ...move, number });
  expect((await ideaTarget(t.ctx.db, null, number)).stage).toBe("done");
  expect(await timelineOf(t.ctx.db, id)).toMatchObject([
    { from: "discussion", to: "done", responsible: "Parcs" },
  ]);
});
