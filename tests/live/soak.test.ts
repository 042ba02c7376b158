import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import type { PublicComment } from "#app/features/comments/comment.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import type { Act } from "../soak/acts.ts";
import { judgeActs, judgeFollower, judgeThreads, readThreads } from "../soak/verdict.ts";
import { type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

describe("what the soak looks at is seen when it is wrong:", () => {
  let t: TestContext;
  let me: Actor;
  let idea: IdeaTarget & { number: number };
  let acts: Act[];
  let reader: Parameters<typeof judgeFollower>[0] & { shown: Map<string, PublicComment> };
  beforeEach(async () => {
    t = await testContext();
    me = await aPerson(t.ctx);
    idea = await anIdea(t.ctx, await aSpace(t.ctx), me);
    acts = [];
    for (const kind of ["comment", "comment", "withdrawal"] as const) {
      const key = t.ctx.newId();
      const last = String(acts.at(-1)?.result.id);
      const text = {
        body: `Ombra. (${key})`,
        parent: null,
        stance: null,
        lang: "ca" as const,
        onBehalfOf: null,
      };
      const result =
        kind === "comment"
          ? await postComment(t.ctx, me, { ...text, number: idea.number })
          : await withdrawComment(t.ctx, me, { id: last });
      const about = kind === "comment" ? String(idea.number) : last;
      acts.push(anAct({ kind, key, about, result }));
    }
    await castVote(t.ctx, me, { number: idea.number });
    acts.push(anAct({ kind: "vote", key: "vote", about: String(idea.number), result: {} }));
    const caught = await catchUp(t.ctx.db, idea, { after: 0 });
    const events = caught.gone ? [] : caught.found.events;
    reader = {
      head: events.length,
      holes: 0,
      seen: events.map(({ seq, kind, id }) => ({ number: idea.number, seq, kind, id })),
      shown: new Map(events.flatMap(({ id, comment }) => (comment ? [[id, comment]] : []))),
    };
  });
  afterEach(() => t.close());

  const anAct = (act: Pick<Act, "kind" | "key" | "about" | "result">): Act => ({
    ...act,
    person: { id: me.id, token: "" },
    method: "POST",
    path: "",
    outcome: "acknowledged",
    status: 200,
    attempts: 1,
  });

  async function faults(): Promise<string> {
    const town = { writers: [], moderators: [], numbers: [idea.number] };
    const threads = await readThreads(t.ctx.db, town);
    return [
      ...(await judgeThreads(t.ctx.db, threads)),
      ...(await judgeActs(t.ctx.db, acts, threads)),
      ...threads.flatMap((thread) => judgeFollower(reader, thread, "reader")),
    ].join("\n");
  }
  const change = (
    work: (tx: Parameters<Parameters<TestContext["ctx"]["transact"]>[1]>[0]) => Promise<unknown>,
  ) => t.ctx.transact({}, work);
  const first = () => String(acts[0]?.result.id);

  test("nothing, when nothing is", async () => {
    expect(await faults()).toBe("");
  });

  test("a write that was acknowledged and is not there", async () => {
    acts.push(anAct({ kind: "comment", key: "lost", about: String(idea.number), result: { id: "x" } }));
    expect(await faults()).toContain("acknowledged comment lost is there 0 times");
    acts.pop();
    await change((tx) => tx.deleteFrom("votes").execute());
    expect(await faults()).toMatch(/the vote of .* is not there/);
  });

  test("a write that is there twice, or though it was refused", async () => {
    const again = acts[0] ?? anAct({ kind: "comment", key: "", about: "", result: {} });
    await postComment(t.ctx, me, {
      number: idea.number,
      body: `Ombra. (${again.key})`,
      parent: null,
      stance: null,
      lang: "ca",
      onBehalfOf: null,
    });
    expect(await faults()).toContain("is there 2 times");
    again.outcome = "refused";
    expect(await faults()).toContain(`refused comment ${again.key} is there 2 times`);
  });

  test("a count that is not that of its rows", async () => {
    await change((tx) => tx.updateTable("ideas").set({ supports: 2, comments: 3 }).execute());
    expect(await faults()).toContain("says 2 supports, has 1");
    expect(await faults()).toContain("says 3 comments, has 1");
  });

  test("a hole in a thread", async () => {
    await change((tx) => tx.deleteFrom("thread_events").where("seq", "=", 2).execute());
    expect(await faults()).toContain("are not 1 to 3");
  });

  test("a reader who lacks a comment, keeps a removed one, is behind, or heard of what never was", async () => {
    const comment = reader.shown.get(first());
    reader.shown.delete(first());
    expect(await faults()).toContain(`does not show ${first()}`);
    if (comment) reader.shown.set(first(), { ...comment, body: "Una altra cosa." });
    expect(await faults()).toContain(`does not show ${first()}`);
    if (comment) reader.shown.set(first(), comment).set(String(acts[1]?.result.id), comment);
    expect(await faults()).toContain(`still shows ${acts[1]?.result.id}`);
    reader.shown.delete(String(acts[1]?.result.id));
    expect(await faults()).toBe("");
    reader.seen.push({ number: idea.number, seq: 4, kind: "published", id: "phantom" });
    expect(await faults()).toContain("which never was");
    reader.seen.pop();
    Object.assign(reader, { head: 2, holes: 1 });
    expect(await faults()).toContain("is at 2, the thread at 3");
    expect(await faults()).toContain("missed 1 events");
  });
});
