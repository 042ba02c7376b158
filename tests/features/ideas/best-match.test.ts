import { afterAll, beforeAll, expect, test } from "vitest";
import { readMatchCursor, titleHits } from "#app/features/ideas/best-match.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideasInOrder } from "#app/features/ideas/ideas-in-order.queries.server.ts";
import { listFilter, ordersOf } from "#app/features/ideas/list-filter.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { queryWords } from "#app/features/ideas/search-words.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function found(q: string, limit = 20) {
  const titles: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof ideasInOrder>> = await ideasInOrder(t.ctx, null, {
      q,
      sort: "match",
      limit,
      after,
    });
    titles.push(...page.ideas.map(({ title }) => title));
    after = page.next;
  } while (after);
  return titles;
}

test("what has the words in its title stands before what only speaks of them, the newest first among equals", async () => {
  const author = await aPerson(t.ctx);
  await aSpace(t.ctx, { slug: "barri" });
  await aSpace(t.ctx, { slug: "amagat", visibility: "private" });
  const propose = async (title: string, body: string, space = "barri") => {
    t.clock.forward(60_000);
    await proposeIdea(
      t.ctx,
      space === "barri" ? author : await aPerson(t.ctx, { roles: [{ role: "admin" }] }),
      newIdea.parse({ space, title, body, lang: "ca" }),
    );
  };
  await propose("Tramvies més freqüents a l'estació", "Ara n'hi ha un cada mitja hora.");
  await propose("Un pas de vianants", "Davant de la parada del tramvia de l'estació.");
  await propose("El tramvia fins al port", "I una estació nova allà mateix.");
  await propose("Bancs a l'estació", "Per a qui espera el tramvia.");
  await propose("Tramvia i estació, amagats", "Amagat de tothom.", "amagat");
  await propose("Més arbres", "Als carrers del barri.");
  const inOrder = [
    "Tramvies més freqüents a l'estació",
    "Bancs a l'estació",
    "El tramvia fins al port",
    "Un pas de vianants",
  ];
  expect(await found("estació tramvia")).toEqual(inOrder);
  expect(await found("estació tramvia", 1)).toEqual(inOrder);
  expect(await found("tramvía")).toEqual([
    "El tramvia fins al port",
    "Tramvies més freqüents a l'estació",
    "Bancs a l'estació",
    "Un pas de vianants",
  ]);
  expect(await found("amagat")).toEqual([]);
  const page = await ideasInOrder(t.ctx, null, { q: "tramvia", sort: "match", limit: 1 });
  expect(page.count).toBe(4);
  expect(readMatchCursor(page.next)?.hits).toBe(1);
});

test("a search has that order by itself, a list without one has not", () => {
  const choices = { spaces: [], categories: [] };
  const sort = (query: string) => listFilter(new URLSearchParams(query), choices).sort;
  expect(sort("q=tramvia")).toBe("match");
  expect(sort("q=tramvia&sort=")).toBe("match");
  expect(sort("q=tramvia&sort=fair")).toBe("fair");
  expect(sort("q=+&sort=match")).toBe("fair");
  expect(sort("sort=match")).toBe("fair");
  expect(ordersOf("")).not.toContain("match");
});

test("words of a title are counted by the beginnings that a search would find", () => {
  const hits = titleHits(queryWords("bicicletes carril"));
  expect(hits("Un CARRIL bici per a la bicicleta")).toBe(2);
  expect(hits("Carrils")).toBe(1);
  expect(hits("Arbres")).toBe(0);
  for (const bad of [
    "",
    "match",
    "match~1~a~b",
    "fair~2026-11-23~1~a",
    "match~100~2026-11-23T10:00:00.000Z~a",
  ])
    expect(readMatchCursor(bad)).toBeNull();
});
