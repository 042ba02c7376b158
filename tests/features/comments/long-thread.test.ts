import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { viewerBits } from "#app/features/comments/viewer-bits.queries.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { ideaAbout } from "#app/features/ideas/idea-page.queries.server.ts";
import { storyRow } from "#app/features/pipeline/pipeline.queries.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { countQueries } from "../../support/count-queries.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { fillThread } from "../../support/large-thread.ts";

let t: TestContext;
let reader: Actor;
let short: IdeaTarget;
let long: IdeaTarget;
let ids: string[];
beforeEach(async () => {
  t = await testContext();
  const author = await aPerson(t.ctx);
  reader = await aPerson(t.ctx);
  const space = await aSpace(t.ctx);
  short = await anIdea(t.ctx, space, author);
  long = await anIdea(t.ctx, space, author);
  await fillThread(t.ctx, short, author.id, 75);
  ids = await fillThread(t.ctx, long, author.id, 10_000);
});
afterEach(() => t.close());

test("10,000 comments are asked for with as many queries as 75", async () => {
  const { counted, during } = countQueries(t.ctx);
  const open = async (idea: IdeaTarget, at = {}) => {
    const { engine } = t.ctx;
    await ideaAbout(counted.db, engine, reader, idea, storyRow(counted.db, engine, idea.id));
    await viewerBits(counted.db, reader, idea);
    return threadWindow(counted.db, idea, { withoutLinks: true, ...at });
  };
  const places = [{}, { order: "oldest" }, { order: "newest" }, { order: "useful" }] as const;
  for (const at of [...places, { around: ids[4999] }]) {
    const asked = await during(() => open(long, at));
    expect(asked).toHaveLength(
      (await during(() => open(short, { ...at, ...("around" in at ? { around: "x" } : {}) }))).length,
    );
    const { threads, earlier, later } = await open(long, at);
    expect(threads).toHaveLength(50);
    expect((earlier?.count ?? 0) + (later?.count ?? 0)).toBe(6667 - 50);
  }
  const around = await open(long, { around: ids[4999] });
  expect(JSON.stringify(around.threads)).toContain(`"${ids[4999]}"`);
});
