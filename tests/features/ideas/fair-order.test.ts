import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countViews, noteView } from "#app/features/ideas/count-views.server.ts";
import {
  chooseOrder,
  countUpTo,
  fairKey,
  fairOrder,
  fairSeed,
  ORDERS_A_DAY,
  readFairCursor,
  writeFairCursor,
} from "#app/features/ideas/fair-order.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideasInOrder } from "#app/features/ideas/ideas-in-order.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { anotherProcess } from "../../support/another-process.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const IDS = Array.from({ length: 400 }, (_, n) => `idea-${String(n).padStart(4, "0")}`);
const orders = Array.from({ length: ORDERS_A_DAY }, (_, order) => order);

describe("one order", () => {
  const unseen = () => 0;

  test("holds every idea once, and the same whatever order they came in", () => {
    for (const order of orders) {
      const seed = fairSeed("2026-11-23", order);
      const made = fairOrder(IDS, seed, unseen);
      expect([...made].sort()).toEqual(IDS);
      expect(fairOrder([...IDS].reverse(), seed, unseen)).toEqual(made);
    }
  });

  test("moves nobody when an idea comes or goes", () => {
    const seed = fairSeed("2026-11-23", 4);
    const whole = fairOrder(IDS, seed, unseen);
    expect(fairOrder(IDS.slice(3), seed, unseen)).toEqual(
      whole.filter((id) => !IDS.slice(0, 3).includes(id)),
    );
  });

  test("differs from the others and from the day before", () => {
    const firsts = orders.map((order) => fairOrder(IDS, fairSeed("2026-11-23", order), unseen)[0]);
    expect(new Set(firsts).size).toBeGreaterThan(25);
    const before = orders.map((order) => fairOrder(IDS, fairSeed("2026-11-22", order), unseen)[0]);
    expect(firsts.filter((id, n) => id === before[n]).length).toBeLessThan(4);
  });

  test("places unseen ideas evenly: over 32 orders and 30 days no tenth of the list is favoured", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    const watched = IDS[123] ?? "";
    for (let day = 1; day <= 30; day++)
      for (const order of orders) {
        const seed = fairSeed(`2026-11-${String(day).padStart(2, "0")}`, order);
        const at = fairOrder(IDS, seed, unseen).indexOf(watched);
        const tenth = Math.floor((at * 10) / IDS.length);
        tenths[tenth] = (tenths[tenth] ?? 0) + 1;
      }
    const expected = (30 * ORDERS_A_DAY) / 10;
    const chiSquare = tenths.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(27.9); // 9 degrees of freedom, p = 0.001
  });

  test("over the day's 32 orders, the less an idea was seen the earlier it stands on average", () => {
    const views = (id: string) => [0, 1, 4, 20][Number(id.slice(-4)) % 4] ?? 0;
    const places = new Map<number, number[]>();
    for (const order of orders)
      fairOrder(IDS, fairSeed("2026-11-23", order), views).forEach((id, at) => {
        places.set(views(id), [...(places.get(views(id)) ?? []), at]);
      });
    const mean = (seen: number) => {
      const all = places.get(seen) ?? [];
      return all.reduce((sum, at) => sum + at, 0) / all.length;
    };
    const means = [mean(0), mean(1), mean(4), mean(20)];
    expect(means).toEqual([...means].sort((a, b) => a - b));
    // P(a before b) = w(a) / (w(a) + w(b)): an unseen idea stands before one seen once twice in three.
    expect(mean(1) - mean(0)).toBeGreaterThan(30);
    const first = orders.map((order) => fairOrder(IDS, fairSeed("2026-11-23", order), views)[0] ?? "");
    expect(first.filter((id) => views(id) === 20).length).toBeLessThanOrEqual(4);
  });

  test("goes on after the place of an idea that has left", () => {
    const seed = fairSeed("2026-11-23", 9);
    const whole = fairOrder(IDS, seed, unseen);
    const rankedOf = (id: string) => ({ id, key: fairKey(seed, id, 0) });
    const gone = rankedOf(whole[37] ?? "");
    const without = whole.filter((id) => id !== gone.id);
    expect(countUpTo(without, gone, rankedOf)).toBe(37);
    expect(countUpTo(whole, gone, rankedOf)).toBe(38);
  });
});

test("a visitor has the order of the cookie, others the day's; a cursor is read back and garbage is not", () => {
  expect(chooseOrder("17", "2026-11-23")).toBe(17);
  for (const none of [undefined, "", "32", "-1", "1e1", "x"])
    expect(chooseOrder(none, "2026-11-23")).toBe(chooseOrder(undefined, "2026-11-23"));
  const days = Array.from({ length: 28 }, (_, n) => chooseOrder(undefined, `2026-02-${n + 1}`));
  expect(new Set(days).size).toBeGreaterThan(12);
  const cursor = { day: "2026-11-23", order: 31, id: "019ab1c2-aaaa" };
  expect(readFairCursor(writeFairCursor(cursor), "2026-11-24")).toEqual(cursor);
  for (const bad of [
    "",
    "fair",
    "fair~2026-11-23~32~a",
    "fair~2026-11-23~1~",
    "active~2026-11-23~1~a",
    "fair~x~1~a",
  ])
    expect(readFairCursor(bad, "2026-11-24")).toBeNull();
  expect(readFairCursor(writeFairCursor(cursor), "2026-12-24")).toBeNull();
  expect(readFairCursor(writeFairCursor(cursor), "2026-11-22")).toBeNull();
});

describe("the list", () => {
  let t: TestContext;
  let space: Space;
  let other: Space;
  let hidden: Space;
  let ids: string[];
  beforeAll(async () => {
    t = await testContext();
    t.clock.set(new Date("2026-11-23T20:00:00Z"));
    const author = await aPerson(t.ctx);
    space = await aSpace(t.ctx, { slug: "places" });
    other = await aSpace(t.ctx, { slug: "altres" });
    hidden = await aSpace(t.ctx, { slug: "amagat", visibility: "private" });
    ids = [];
    for (let n = 0; n < 63; n++) {
      const place = n % 3 === 0 ? other : n % 7 === 0 ? hidden : space;
      const kind = n % 5 === 0 ? "question" : "idea";
      const stage = n % 2 === 0 ? "discussion" : "voting";
      const idea = await anIdea(t.ctx, place, author, { title: `Arbre ${n}`, kind, stage });
      if (place !== hidden) ids.push(idea.id);
    }
  });
  afterAll(() => t.close());

  type Filter = Partial<Parameters<typeof ideasInOrder>[2]>;
  async function everyPage(filter: Filter = {}, between: (page: number) => Promise<void> | void = () => {}) {
    const seen: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 100; page++) {
      const found: Awaited<ReturnType<typeof ideasInOrder>> = await ideasInOrder(t.ctx, null, {
        sort: "fair",
        limit: 7,
        ...filter,
        after,
      });
      seen.push(...found.ideas.map((idea) => idea.id));
      after = found.next;
      if (!after) return seen;
      await between(page);
    }
    throw new Error("paging has no end");
  }

  test("shows every visible idea once over all pages, in every order, and none of a private space", async () => {
    for (const visitor of ["0", "13", "31", undefined])
      expect([...(await everyPage({ visitor }))].sort()).toEqual([...ids].sort());
  });

  test("is the same for a visitor all day long, and another the day after", async () => {
    const morning = await everyPage({ visitor: "5" });
    t.clock.forward(60 * 60_000);
    expect(await everyPage({ visitor: "5" })).toEqual(morning);
    expect(await everyPage({ visitor: "6" })).not.toEqual(morning);
    t.clock.forward(DAY);
    expect(await everyPage({ visitor: "5" })).not.toEqual(morning);
    t.clock.set(new Date("2026-11-23T20:00:00Z"));
  });

  test("filters lie on top of it", async () => {
    const whole = await everyPage({ visitor: "5" });
    const filters = [{ space: "altres" }, { kind: "question" }, { stage: "voting" }, { q: "arbre" }] as const;
    for (const filter of filters) {
      const some = await everyPage({ ...filter, visitor: "5" });
      expect(some.length).toBeGreaterThan(4);
      if ("q" in filter) expect(some).toEqual(whole);
      else expect(some.length).toBeLessThan(whole.length);
      expect(some).toEqual(whole.filter((id) => some.includes(id)));
    }
    expect(await everyPage({ space: "amagat" })).toEqual([]);
    expect(await everyPage({ space: "altres", kind: "question", stage: "paused" })).toEqual([]);
  });

  test("paging on past midnight, with views and another cookie, repeats and skips nothing", async () => {
    t.clock.set(new Date("2026-11-23T22:59:30Z")); // 23:59:30 in Madrid
    const whole = await everyPage({ visitor: "9" });
    const seen = await everyPage({ visitor: "9" }, async (page) => {
      t.clock.forward(20_000);
      for (const id of ids.slice(0, 10))
        noteView(t.ctx, { ideaId: id, visitor: `visitor ${page}`, userAgent: "Mozilla/5.0" });
      await countViews.run(t.ctx);
    });
    expect(seen).toEqual(whole);
    expect(t.ctx.now().toISOString() > "2026-11-23T23:00:00").toBe(true);
  });

  test("views weigh from the next midnight on, in another process as in this", async () => {
    const today = await everyPage({ visitor: "3", limit: 100 });
    const seen = today.slice(0, 5);
    for (const id of seen)
      for (let n = 0; n < 40; n++)
        noteView(t.ctx, { ideaId: id, visitor: `somebody ${n}`, userAgent: "Mozilla/5.0" });
    await countViews.run(t.ctx);
    expect(await everyPage({ visitor: "3", limit: 100 })).toEqual(today);
    t.clock.forward(DAY);
    let places = 0;
    for (const visitor of ["1", "2", "3", "4"]) {
      const order = await everyPage({ visitor, limit: 100 });
      for (const id of seen) places += order.indexOf(id) / order.length / 20;
    }
    expect(places).toBeGreaterThan(0.8);
    const there = await ideasInOrder(anotherProcess(t.ctx), null, { sort: "fair", visitor: "3", limit: 100 });
    expect(there.ideas.map((idea) => idea.id)).toEqual(await everyPage({ visitor: "3", limit: 100 }));
  });

  test("an idea published or withdrawn during the day comes and goes, and moves no other", async () => {
    const author = await aPerson(t.ctx);
    const before = await everyPage({ visitor: "2" });
    const proposed = await proposeIdea(
      t.ctx,
      author,
      newIdea.parse({ space: "places", title: "Arbre nou", body: "Un arbre que no hi era.", lang: "ca" }),
    );
    const after = await everyPage({ visitor: "2" });
    expect(after.filter((id) => id !== proposed.id)).toEqual(before);
    expect(after).toContain(proposed.id);
    await withdrawIdea(t.ctx, author, { number: proposed.number });
    expect(await everyPage({ visitor: "2" })).toEqual(before);
  });

  test("views are counted once a day for each visitor, not for programs, and kept by day", async () => {
    const [id = ""] = ids;
    const row = () =>
      t.ctx.db
        .selectFrom("idea_views")
        .select((eb) => eb.fn.sum<number | string>("views").as("views"))
        .where("idea_id", "=", id)
        .executeTakeFirst();
    const already = Number((await row())?.views ?? 0);
    const look = (visitor: string, userAgent: string | null) =>
      noteView(t.ctx, { ideaId: id, visitor, userAgent });
    look("anna", "Mozilla/5.0 (X11)");
    look("anna", "Mozilla/5.0 (X11)");
    look("bernat", "Mozilla/5.0 (iPhone)");
    look("carla", "Googlebot/2.1");
    look("dídac", "curl/8");
    look("emma", null);
    await countViews.run(t.ctx);
    await countViews.run(t.ctx);
    expect(Number((await row())?.views ?? 0) - already).toBe(2);
    t.clock.forward(DAY);
    look("anna", "Mozilla/5.0 (X11)");
    await countViews.run(t.ctx);
    expect(Number((await row())?.views ?? 0) - already).toBe(3);
  });
});
