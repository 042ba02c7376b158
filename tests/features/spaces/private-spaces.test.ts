import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "#app/core/actor.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { countByStage, countIdeas } from "#app/features/ideas/idea-counts.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import { spaceBySlug, visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

test("a private space and its ideas are there for members and nobody else", async () => {
  const space = await aSpace(t.ctx, { slug: "closed", visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [space] });
  const stranger = await aPerson(t.ctx);
  const input = newIdea.parse({
    space: "closed",
    title: "Zebra crossing by the school",
    body: "Paint a zebra crossing.",
    lang: "en",
  });
  const { number } = await proposeIdea(t.ctx, member, input);
  const seen = async (viewer: Viewer) => ({
    spaces: (await visibleSpaces(t.ctx.db, viewer)).length,
    ideas: (await listIdeas(t.ctx.db, t.ctx.engine, viewer, { sort: "new" })).ideas.length,
    count: await countIdeas(t.ctx, viewer, { q: "zebra" }),
    stages: Object.keys(await countByStage(t.ctx, viewer)).length,
    similar: (await similarTo(t.ctx, viewer, { title: "zebra crossing" }, { limit: 3 })).length,
  });
  expect(await seen(member)).toEqual({ spaces: 1, ideas: 1, count: 1, stages: 1, similar: 1 });
  for (const viewer of [null, stranger]) {
    expect(await seen(viewer)).toEqual({ spaces: 0, ideas: 0, count: 0, stages: 0, similar: 0 });
    await expect(spaceBySlug(t.ctx.db, viewer, "closed")).rejects.toMatchObject({ code: "notFound" });
    await expect(ideaTarget(t.ctx.db, viewer, number)).rejects.toMatchObject({ code: "notFound" });
  }
  await expect(castVote(t.ctx, stranger, { number })).rejects.toMatchObject({ code: "notFound" });
  await expect(proposeIdea(t.ctx, stranger, input)).rejects.toMatchObject({ code: "notFound" });
});
