import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { type ImpactAct, impactAct } from "#app/features/impact/impact.schema.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { withdrawFigure } from "#app/features/impact/withdraw-figure.server.ts";
import { figurePage } from "#app/site/figure-page.server.ts";
import { weeksPage } from "#app/site/insights-channels.server.ts";
import { insightsPage } from "#app/site/insights-page.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const FORM = {
  ...{ act: "save", as: "publish", lang: "ca", version: "0", kind: "process", what: "Dinamització" },
  ...{ low: "1.000", central: "1.200", high: "1.500", from: "2026-02-01", to: "2026-03-31" },
  ...{ source: "Contracte 12/2026", formula: "4 vespres × 300 €", confidence: "high" },
};

let t: TestContext;
let organiser: Actor;
const publish = (slug: string, changes: Record<string, string>) => {
  const { act: _, ...values } = impactAct.parse({ ...FORM, ...changes }) as Extract<
    ImpactAct,
    { act: "save" }
  >;
  return saveFigure(t.ctx, organiser, { ...values, slug, figure: null });
};
const page = (locale: "ca" | "es" | "en" = "en", asked: { period?: string; space?: string } = {}) =>
  insightsPage(t.ctx, locale, { period: asked.period ?? null, space: asked.space ?? null }, null);
type Page = Awaited<ReturnType<typeof page>>;
const chart = (shown: Page, id: string) => shown.charts.find((one) => one.id === id);
const texts = (shown: Page, row: string) =>
  chart(shown, "return")
    ?.rows.find((one) => one.id === row)
    ?.cells.map((cell) => cell.text);

describe("what it cost and was worth", () => {
  beforeAll(async () => {
    t = await testContext();
    organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
    await aSpace(t.ctx, { slug: "barri", title: "El barri" });
    await aSpace(t.ctx, { slug: "escola" });
    await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  });
  afterAll(() => t.close());

  test("without a published figure there is nothing of it, and no number either", async () => {
    await publish("barri", { as: "draft", what: "Esborrany Nespra" });
    await publish("tancat", { what: "Figura Caqui" });
    const shown = await page();
    expect(chart(shown, "return")).toBeUndefined();
    expect(shown.figures).toMatchObject({ groups: [], withdrawn: null });
    expect(JSON.stringify(shown)).not.toMatch(/Nespra|Caqui|€/);
  });

  test("sums open their rows; net and ratio come with both, with their formula and its numbers", async () => {
    await publish("barri", {});
    await publish("barri", { kind: "hours", low: "10", central: "12,5", high: "15", confidence: "medium" });
    const alone = await page();
    expect(texts(alone, "process")).toEqual(["€1,200", "€1,000 to €1,500", "High", "1"]);
    expect(texts(alone, "hours")).toEqual(["12.5\u00A0h", "10\u00A0h to 15\u00A0h", "Medium", "1"]);
    expect(texts(alone, "net")).toBeUndefined();
    expect(chart(alone, "return")?.how?.join()).not.toMatch(/÷|less cost:/);
    await publish("escola", { kind: "benefit", low: "9.000", central: "9.000", high: "9.000" });
    // Worth in one space is not held against cost in another.
    expect(texts(await page(), "net")).toBeUndefined();
    await publish("barri", {
      kind: "benefit",
      low: "1200",
      central: "3600",
      high: "6000",
      confidence: "low",
    });
    const both = await page();
    expect(texts(both, "benefit")).toEqual(["€12,600", "€10,200 to €15,000", "Low", "2"]);
    expect(texts(both, "net")).toEqual(["€2,400", "-€300 to €5,000", "Low", "2"]);
    expect(texts(both, "ratio")).toEqual(["€3", "€0.80 to €6", "Low", "2"]);
    const how = chart(both, "return")?.how?.join("\n");
    expect(how).toContain("at least €1,200 − €1,500 = -€300");
    expect(how).toContain("€3,600 ÷ €1,200 = €3");
    const rows = chart(both, "return")?.rows ?? [];
    const groups = both.figures.groups.map((group) => `#${group.id}`);
    for (const row of rows)
      for (const [at, cell] of row.cells.entries())
        if (at !== 2) expect([...groups, "#return-how"], row.id).toContain(cell.to);
    for (const { id, rows: own } of both.figures.groups) {
      const sum = rows.find((row) => `figures-${row.id}` === id);
      expect(sum?.cells[3]?.text).toBe(String(own.length));
    }
  });

  test("bars lie within the drawing, from low to high with the central value in them", async () => {
    const { rows = [] } = chart(await page(), "return") ?? {};
    const drawn = rows.filter((row) => row.bars.length > 0);
    expect(drawn.map((row) => row.id)).toEqual(["process", "benefit", "net"]);
    for (const { bars } of drawn) {
      const [range, mark] = ["here", "on"].map((look) => bars.find((bar) => bar.look === look));
      for (const bar of bars) {
        expect(bar.from).toBeGreaterThanOrEqual(0);
        expect(bar.to).toBeLessThanOrEqual(1);
        expect(bar.to).toBeGreaterThan(bar.from);
      }
      expect(mark?.to).toBeGreaterThan(range?.from ?? 1);
      expect(mark?.from).toBeLessThan(range?.to ?? 0);
    }
  });

  test("a period sums what lies wholly in it, and shows what reaches beyond it as apart", async () => {
    await publish("barri", { what: "Tot l'any", from: "2026-01-01", to: "2026-12-31" });
    expect(texts(await page("en", { period: "2026" }), "process")).toEqual([
      "€2,400",
      "€2,000 to €3,000",
      "High",
      "2",
    ]);
    const quarter = await page("en", { period: "2026-Q1" });
    expect(texts(quarter, "process")?.[0]).toBe("€1,200");
    const [costs] = quarter.figures.groups;
    expect(costs?.rows.map((row) => [row.what, row.apart !== null])).toEqual([
      ["Tot l'any", true],
      ["Dinamització", false],
    ]);
    const later = await page("en", { period: "2026-Q4" });
    expect(chart(later, "return")).toBeUndefined();
    expect(later.figures.groups.map((group) => group.rows.length)).toEqual([1]);
    expect((await page("en", { period: "2025" })).figures.groups).toEqual([]);
  });

  test("one space's page has its figures alone, and its organisers find the way to them", async () => {
    const shown = await page("en", { space: "escola" });
    expect(chart(shown, "return")?.rows.map((row) => row.id)).toEqual(["benefit"]);
    expect(shown.keep).toEqual([]);
    const asked = { period: null, space: "escola" };
    const own = await insightsPage(t.ctx, "en", asked, organiser);
    expect(own.keep.map((link) => link.to)).toEqual(["/spaces/escola/edit/figures"]);
    expect((await insightsPage(t.ctx, "en", asked, await aPerson(t.ctx))).keep).toEqual([]);
  });

  test.each([
    ["ca", "Què ha costat i què ha valgut", "Confiança: Alta", "Publicada el 23 de novembre"],
    ["es", "Qué ha costado y qué ha valido", "Confianza: Alta", "Publicada el 23 de noviembre"],
    ["en", "What it cost and what it was worth", "Confidence: High", "Published on 23 November"],
  ] as const)("the page and a figure's own speak %s", async (locale, title, confidence, published) => {
    const shown = await page(locale);
    expect(chart(shown, "return")?.title).toBe(title);
    expect(shown.figures.groups[0]?.rows[0]?.confidence).toBe(confidence);
    expect(JSON.stringify(shown)).not.toMatch(/\{\{|insights\.[a-z]|impact\.[a-z]/i);
    const { id = "" } = shown.figures.groups[0]?.rows[0] ?? {};
    const own = await figurePage(t.ctx, locale, null, id);
    expect(own.versions[0]?.said).toContain(published);
    expect(own.versions[0]?.said).toContain("El barri");
    expect(own.keep).toBeNull();
    expect(JSON.stringify(own)).not.toMatch(/\{\{|insights\.[a-z]|impact\.[a-z]/i);
  });

  test("a correction stands with what it corrects; what is taken back leaves a count", async () => {
    const { id } = await publish("escola", { kind: "contacts", low: "5", central: "6", high: "7" });
    const again = impactAct.parse({
      ...{ ...FORM, version: "1", kind: "contacts", low: "6", central: "7", high: "8" },
      correction: "Faltava el juny.",
    }) as Extract<ImpactAct, { act: "save" }>;
    await saveFigure(t.ctx, organiser, { ...again, slug: "escola", figure: id });
    const told = await figurePage(t.ctx, "en", organiser, id);
    expect(told.versions.map((one) => [one.ends[1], one.correction])).toEqual([
      ["7", "Faltava el juny."],
      ["6", ""],
    ]);
    expect(told.keep?.to).toBe(`/spaces/escola/edit/figures/${id}`);
    await withdrawFigure(t.ctx, organiser, { slug: "escola", figure: id, version: 2 });
    await expect(figurePage(t.ctx, "en", organiser, id)).rejects.toMatchObject({ code: "notFound" });
    const shown = await page("en", { space: "escola" });
    expect(shown.figures.withdrawn).toBe("1 published figure was taken back.");
    expect(texts(shown, "contacts")).toBeUndefined();
  });
});

describe("channels beside contributions", () => {
  const start = "2026-06-01"; // A Monday.
  beforeAll(async () => {
    t = await testContext();
    const space = await aSpace(t.ctx, { slug: "barri" });
    const author = await aPerson(t.ctx);
    const rows: { day: string; channel: string; what: string; count: number }[] = [];
    t.clock.set(new Date(`${start}T10:00:00Z`));
    for (let week = 0; week < 12; week++) {
      const day = t.clock.now().toISOString().slice(0, 10);
      rows.push({ day, channel: "search", what: "visit", count: 10 + week });
      rows.push({ day, channel: "none", what: "visit", count: 40 });
      if (week === 4) rows.push({ day, channel: "mail", what: "visit", count: 9 });
      if (week === 5) rows.push({ day, channel: "social", what: "visit", count: 12 });
      for (let at = 0; at < week % 6; at++) await anIdea(t.ctx, space, author);
      t.clock.forward(7 * DAY);
    }
    rows.push({ day: start, channel: "search", what: "idea", count: 3 });
    rows.push({ day: start, channel: "social", what: "idea", count: 20 });
    rows.push({ day: start, channel: "none", what: "idea", count: 80 });
    await t.ctx.transact({}, (tx) => tx.insertInto("channel_counts").values(rows).execute());
  });
  afterAll(() => t.close());

  test("a correlation says how many weeks it is of and what chance brings; each opens its weeks", async () => {
    const together = chart(await page(), "together");
    expect(together?.lead).toMatch(/^Over 12 whole weeks/);
    expect(together?.lead).toContain("±0.59");
    expect(together?.how?.join()).toContain("Spearman");
    expect(together?.how?.join()).toContain("does not say that one brings the other");
    const rows = new Map(together?.rows.map((row) => [row.id, row.cells]));
    // By hand: 70 / √(143 · 140). 9 visits in all: not told. Always the same: nothing goes together with it.
    expect([...rows.keys()]).toEqual(["search", "social"]);
    expect(rows.get("search")?.map((cell) => cell.text)).toEqual(["+0.49", "–", "–", "12"]);
    expect(rows.get("search")?.[0]?.to).toBe("/insights/weeks?channel=search");
    expect(chart(await page("en", { space: "barri" }), "together")).toBeUndefined();
  });

  test("below ten weeks it is not shown", async () => {
    const now = t.clock.now();
    t.clock.set(new Date(`${start}T10:00:00Z`));
    t.clock.forward(9 * 7 * DAY);
    expect(chart(await page(), "together")).toBeUndefined();
    t.clock.forward(7 * DAY);
    expect(chart(await page(), "together")?.rows.length).toBeGreaterThan(0);
    t.clock.set(now);
  });

  test("the table of channels tells no number below ten, nor what it would follow from", async () => {
    const { rows = [] } = chart(await page(), "channels") ?? {};
    const cells = new Map(rows.map((row) => [row.id, row.cells.map((cell) => cell.text)]));
    expect([...cells.keys()].sort()).toEqual(["none", "search", "social"]);
    expect(cells.get("search")?.[1]).toBe("fewer than 10");
    expect(cells.get("social")?.[1]).toBe("not told");
    expect(cells.get("none")?.[1]).toBe("80");
    // A total of visits stands nowhere.
    expect(cells.get("social")?.[0]).toBe("12");
  });

  test.each(["ca", "es", "en"] as const)("a channel's weeks are told in %s, newest first", async (locale) => {
    const { chart: weeks } = await weeksPage(t.ctx, locale, "search");
    expect(weeks?.columns).toHaveLength(5);
    expect(weeks?.rows.map((row) => row.id)).toEqual(
      Array.from({ length: 12 }, (_, at) =>
        new Date(Date.parse(start) + (11 - at) * 7 * DAY).toISOString().slice(0, 10),
      ),
    );
    const texts = weeks?.rows.map((row) => row.cells.map((cell) => cell.text)) ?? [];
    expect(texts[0]?.slice(0, 2)).toEqual(["21", "5"]);
    expect(texts.at(-1)?.slice(0, 2)).toEqual(["10", "0"]);
    expect((await weeksPage(t.ctx, locale, null)).chart?.title).not.toBe(weeks?.title);
    for (const hidden of ["mail", "via:poster", ""])
      await expect(weeksPage(t.ctx, locale, hidden)).rejects.toMatchObject({ code: "notFound" });
  });

  test("a week below ten has neither number nor bar", async () => {
    const rows = [
      { day: "2026-06-15", channel: "other", what: "visit", count: 6 },
      { day: "2026-06-22", channel: "other", what: "visit", count: 30 },
      { day: "2026-06-29", channel: "other", what: "visit", count: 20 },
    ];
    await t.ctx.transact({}, (tx) => tx.insertInto("channel_counts").values(rows).execute());
    const { chart: weeks } = await weeksPage(t.ctx, "en", "other");
    const told = weeks?.rows.map((row) => [row.cells[0]?.text, row.bars.length]).slice(7, 10);
    expect(told).toEqual([
      ["not told", 0],
      ["30", 1],
      ["fewer than 10", 0],
    ]);
  });
});
