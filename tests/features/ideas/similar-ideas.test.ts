import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { relatedTo } from "#app/features/ideas/related-ideas.queries.server.ts";
import { similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import { makeSimilarityIndex } from "#app/features/ideas/similarity.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let author: Actor;
let space: Space;
beforeAll(async () => {
  t = await testContext();
  author = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  space = await aSpace(t.ctx);
});
afterAll(() => t.close());

async function anIdea(where: Space, title: string, body = "Perquè fa falta.") {
  const { number } = await proposeIdea(t.ctx, author, {
    space: where.slug,
    kind: "idea",
    title,
    body,
    lang: "ca",
    category: null,
    onBehalfOf: null,
    to: null,
  });
  const idea = await ideaTarget(t.ctx.db, author, number);
  return { ...idea, number };
}

test("the nearest ideas come first, in another word form too, and the idea itself is not among them", async () => {
  const trees = await anIdea(space, "Més arbres a la plaça", "Ombra per a tothom.");
  const tree = await anIdea(space, "Un arbre a cada plaça", "Fan ombra.");
  await anIdea(space, "Autobusos de nit", "Fins a les tres.");
  const near = await similarTo(t.ctx, null, { title: "Arbres per a la plaça gran" }, { limit: 5 });
  expect(near.map((idea) => idea.number).sort()).toEqual([trees.number, tree.number].sort());
  expect(await relatedTo(t.ctx, null, trees, 5)).toEqual([tree.id]);
});

test("what is withdrawn is no longer near, and what a viewer may not see never is", async () => {
  const hidden = await aSpace(t.ctx, { visibility: "private" });
  const secret = await anIdea(hidden, "Zeppelins municipals");
  const open = await anIdea(space, "Zeppelins per al barri");
  const ask = async (viewer: Actor | null) =>
    (await similarTo(t.ctx, viewer, { title: "zeppelins" }, { limit: 5 })).map((idea) => idea.id);
  expect(await ask(null)).toEqual([open.id]);
  const member = await aPerson(t.ctx, { memberOf: [hidden] });
  expect((await ask(member)).sort()).toEqual([secret.id, open.id].sort());
  await withdrawIdea(t.ctx, author, { number: open.number });
  expect(await ask(null)).toEqual([]);
});

test("the index forgets what is dropped and doubles the weight of a shared category", () => {
  const index = makeSimilarityIndex();
  for (let n = 0; n < 300; n++)
    index.put(`other-${n}`, { title: [`word${n}`], body: ["filler"], category: null });
  index.put("a", { title: ["tree"], body: [], category: "green" });
  index.put("b", { title: ["tree"], body: [], category: "roads" });
  const ask = { title: ["tree"], body: [], category: "roads" };
  expect(index.nearest(ask, 5)).toEqual(["b", "a"]);
  expect(index.nearest({ ...ask, category: "green" }, 5)).toEqual(["a", "b"]);
  for (let n = 0; n < 300; n++) index.drop(`other-${n}`);
  expect(index.nearest(ask, 5)).toEqual(["b", "a"]);
  index.drop("b");
  expect(index.nearest(ask, 5)).toEqual(["a"]);
  expect(index.size()).toBe(1);
});
