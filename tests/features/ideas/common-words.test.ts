import { afterAll, beforeAll, expect, test } from "vitest";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { countIdeas } from "#app/features/ideas/idea-counts.queries.server.ts";
import { indexedWords } from "#app/features/ideas/search-words.ts";
import { indexIdeas } from "#db/portable-search.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const ALL = 620;
const RARE = 4;

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
  const author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx, { slug: "obert" });
  const secret = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  const ideas: { id: string; number: number; words: string }[] = [];
  for (let at = 0; at < ALL; at += 1) {
    t.clock.forward(1000);
    const where = at % 10 === 0 ? secret : space;
    const title = at % 200 === 5 ? "Un mercat amb campana" : "Un mercat sense res";
    const { id, number } = await anIdea(t.ctx, where, author, { title });
    ideas.push({ id, number, words: indexedWords(title) });
  }
  await t.ctx.transact({}, (tx) => indexIdeas(tx, t.ctx.engine, ideas));
});
afterAll(() => t.close());

/** All that a search finds, page by page. */
async function found(q: string): Promise<number[]> {
  const numbers: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listIdeas>> = await listIdeas(t.ctx.db, t.ctx.engine, null, {
      q,
      sort: "new",
      after,
      limit: 50,
    });
    numbers.push(...page.ideas.map((idea) => idea.number));
    after = page.next;
  } while (after !== null);
  return numbers;
}

test("a word that hundreds of ideas have and one that few have find all that is visible, newest first, and are counted", async () => {
  for (const [q, many] of [
    ["mercat", ALL - ALL / 10],
    ["merc", ALL - ALL / 10],
    ["campana", RARE],
    ["mercat campana", RARE],
    ["mercat fusta", 0],
  ] as const) {
    const numbers = await found(q);
    expect(numbers, q).toHaveLength(many);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a));
    expect(await countIdeas(t.ctx, null, { q })).toBe(many);
  }
});
