import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { type ImpactAct, impactAct } from "#app/features/impact/impact.schema.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import { withdrawFigure } from "#app/features/impact/withdraw-figure.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { withFormula } from "#app/features/open-data/csv.ts";
import { openRows } from "#app/features/open-data/open-rows.server.ts";
import { OPEN_TABLES, TABLES, type TableName } from "#app/features/open-data/tables.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { expectCsvw, type Metadata } from "../../support/formats/csvw.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

const HOSTILE = [
  `=HYPERLINK("https://evil.example";"Premi")`,
  "- un banc\n- una font\n\n=1+1; @algú\t+1",
  `Diu "ombra, aigua; i 🌳"\r\n'cometes' i l·l`,
  "＝1+1, \u2028 i ' al mig",
];

let t: TestContext;
let site: OpenSite;
let author: Actor;
let staff: Actor;
let space: Space;
let ideas: (IdeaTarget & { number: number })[];
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  author = await aPerson(t.ctx, { name: "Zibel·lina Carambola" });
  staff = await aPerson(t.ctx, { roles: [{ role: "organiser" }, { role: "moderator" }] });
  space = await aSpace(t.ctx, { slug: "barri" });
  ideas = [];
  for (const text of HOSTILE) ideas.push(await anIdea(t.ctx, space, author, { title: text, body: text }));
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});

const say = async (idea: { number: number }, body: string, parent: string | null = null) => {
  t.clock.forward(MINUTE);
  const input = { body, parent, stance: "for" as const, lang: "ca" as const, onBehalfOf: null };
  return (await postComment(t.ctx, author, { ...input, number: idea.number })).id;
};
const FIGURE = {
  ...{ act: "save", as: "draft", lang: "ca", version: "0", kind: "process", what: "Sala", confidence: "low" },
  ...{ low: "1.000", central: "1.200,50", high: "1.500", from: "2026-01-01", to: "2026-06-30" },
  ...{ source: "Contracte", formula: "4 × 300 €" },
};
const keepFigure = (figure: string | null, changes: Record<string, string>) => {
  t.clock.forward(MINUTE);
  const { act: _, ...values } = impactAct.parse({ ...FIGURE, ...changes }) as Extract<
    ImpactAct,
    { act: "save" }
  >;
  return saveFigure(t.ctx, staff, { ...values, slug: "barri", figure });
};
type Row = Record<string, string | number | boolean | null>;
const json = async (table: TableName): Promise<Row[]> =>
  JSON.parse(await site.text(`/open-data/barri/${table}.json`));

/** The file's rows as the JSON has them: types from the table, texts without their apostrophes. */
async function csv(table: TableName, query = "", delimiter = ","): Promise<Row[]> {
  const text = await site.text(`/open-data/barri/${table}.csv${query}`);
  const rows = parse(text, { columns: true, bom: true, delimiter }) as Record<string, string>[];
  return rows.map((row) =>
    Object.fromEntries(
      OPEN_TABLES[table].columns.map(({ name, type }) => {
        const cell = row[name] ?? "";
        if (cell === "") return [name, null];
        if (type === "integer" || type === "decimal") return [name, Number(cell)];
        return [name, type === "boolean" ? cell === "true" : type === "string" ? withFormula(cell) : cell];
      }),
    ),
  );
}

describe("the files of a space", () => {
  test("CSV and JSON have the same rows: those that everybody sees, word for word", async () => {
    const [first, second] = ideas as [IdeaTarget & { number: number }, IdeaTarget & { number: number }];
    const top = await say(first, HOSTILE[1] ?? "");
    await say(first, HOSTILE[2] ?? "", top);
    await say(second, "'");
    const next = { nextStep: "=demà", responsible: "Àrea d'Urbanisme", due: "2026-12-24" };
    await moveIdea(t.ctx, staff, {
      number: first.number,
      stage: "voting",
      note: "- es vota",
      lang: "es",
      ...next,
    });
    for (let at = 0; at < 3; at += 1) await castVote(t.ctx, await aPerson(t.ctx), { number: first.number });
    const telling = { what: HOSTILE[0] ?? "", source: HOSTILE[1] ?? "", formula: HOSTILE[2] ?? "" };
    await keepFigure(null, {
      ...telling,
      as: "publish",
      idea: String(first.number),
      sourceUrl: "https://a.example/=1",
    });
    for (const table of TABLES) {
      expect(await csv(table), table).toEqual(await json(table));
      expect(await csv(table, "?separator=%3B", ";"), table).toEqual(await json(table));
    }
    const rows = await json("ideas");
    expect(rows.map((row) => [row.title, row.body])).toEqual(HOSTILE.map((text) => [text, text]));
    const { items } = JSON.parse(await site.text("/api/v1/ideas?space=barri&sort=new&limit=50"));
    for (const idea of items) {
      const row = rows.find((each) => each.number === idea.number);
      for (const name of ["title", "body", "lang", "kind", "stage", "state", "supports", "comments"])
        expect(row?.[name], name).toBe(idea[name]);
      const comments = await site.text(`/api/v1/ideas/${idea.number}/comments?limit=200`);
      const said = (await json("comments")).filter((comment) => comment.idea === idea.number);
      const told = JSON.parse(comments).items.map((comment: Row) => [comment.id, comment.body]);
      expect(said.map((comment) => [comment.id, comment.body]).sort()).toEqual(told.sort());
      expect(said).toHaveLength(Number(idea.comments));
      const votes = (await json("votes")).filter((vote) => vote.idea === idea.number);
      expect(votes.reduce((sum, vote) => sum + Number(vote.supports), 0)).toBe(idea.supports);
    }
    expect(items).toHaveLength(rows.length);
    expect(await json("stages")).toMatchObject([
      {
        idea: first.number,
        from: "discussion",
        to: "voting",
        note: "- es vota",
        next_step: "=demà",
        lang: "es",
      },
    ]);
  });

  test("figures: every version that was published, none that was not, and a withdrawn one's name alone", async () => {
    const before = (await json("figures")).length;
    const { id } = await keepFigure(null, { what: "Esborrany Nespra", source: "Font Caqui" });
    expect(await json("figures")).toHaveLength(before);
    await keepFigure(id, {
      version: "1",
      as: "publish",
      kind: "hours",
      low: "10,5",
      central: "12",
      high: "12,33",
    });
    await keepFigure(id, { version: "2", what: "Un altre esborrany Nespra" });
    await keepFigure(id, { version: "3", as: "publish", correction: "Faltaven factures." });
    const own = async () => (await json("figures")).filter((row) => row.id === id);
    const published = t.clock.now().toISOString();
    expect(await own()).toMatchObject([
      { version: 2, state: "corrected", kind: "hours", unit: "hours", low: 10.5, central: 12, high: 12.33 },
      {
        version: 4,
        state: "published",
        unit: "EUR",
        low: 1000,
        correction: "Faltaven factures.",
        changed_at: published,
      },
    ]);
    t.clock.forward(MINUTE);
    await withdrawFigure(t.ctx, staff, { slug: "barri", figure: id, version: 4 });
    const gone = t.clock.now().toISOString();
    const { columns } = OPEN_TABLES.figures;
    const nothing = Object.fromEntries(columns.map(({ name }) => [name, null]));
    expect(await own()).toEqual([{ ...nothing, id, version: 4, state: "withdrawn", changed_at: gone }]);
    const all = await site.text("/open-data/barri/figures.csv");
    expect(all).not.toMatch(/Nespra|Caqui/);
  });

  test("what was public and is no more leaves its name, its state and its time, and no text", async () => {
    const [, , third, fourth] = ideas as (IdeaTarget & { number: number })[];
    const kept = await say(third ?? ideas[0]!, "Es queda");
    const removed = await say(third ?? ideas[0]!, "Guaiaba amagada");
    const withdrawn = await say(third ?? ideas[0]!, "Kumquat retirat");
    const below = await say(fourth ?? ideas[0]!, "Xirimoia sota una idea retirada");
    await removeComment(t.ctx, staff, { id: removed, rule: 1, reason: "Paraules del moderador Litxi." });
    const removedAt = t.clock.now().toISOString();
    await withdrawComment(t.ctx, author, { id: withdrawn });
    t.clock.forward(MINUTE);
    await removeIdea(t.ctx, staff, {
      number: fourth?.number ?? 0,
      rule: 1,
      reason: "Paraules del moderador.",
    });
    const gone = await anIdea(t.ctx, space, author, { title: "Idea Rambutan que marxa" });
    await withdrawIdea(t.ctx, author, { number: gone.number });
    const reviewed = await anIdea(t.ctx, space, author, { title: "Idea pendent Feijoa" });
    await t.ctx.transact({}, (tx) =>
      tx
        .updateTable("ideas")
        .set({ state: "pending", published_at: null })
        .where("id", "=", reviewed.id)
        .execute(),
    );
    const comments = new Map((await json("comments")).map((row) => [row.id, row]));
    const empty = { url: null, body: null, lang: null, stance: null, author_kind: null, published_at: null };
    expect(comments.get(kept)).toMatchObject({ state: "approved", body: "Es queda", author_kind: "person" });
    expect(comments.get(removed)).toMatchObject({ ...empty, state: "removed", changed_at: removedAt });
    expect(comments.get(withdrawn)).toMatchObject({ ...empty, state: "withdrawn" });
    expect(comments.get(below)).toMatchObject({ ...empty, state: "removed" });
    const rows = new Map((await json("ideas")).map((row) => [row.number, row]));
    expect(rows.get(fourth?.number ?? 0)).toMatchObject({
      state: "removed",
      title: null,
      supports: null,
      changed_at: t.clock.now().toISOString(),
    });
    expect(rows.get(gone.number)).toMatchObject({ state: "withdrawn", title: null, body: null });
    expect(rows.has(reviewed.number)).toBe(false);
    expect(await json("decisions")).toMatchObject([
      {
        verdict: "removed",
        about: "comment",
        comment: removed,
        idea: third?.number,
        rule: 1,
        automated: false,
      },
      { verdict: "removed", about: "idea", comment: null, idea: fourth?.number },
    ]);
    const all = await Promise.all(
      TABLES.flatMap((table) => ["csv", "json"].map((end) => site.text(`/open-data/barri/${table}.${end}`))),
    );
    expect(all.join()).not.toMatch(/Guaiaba|Kumquat|Xirimoia|Rambutan|Feijoa|Carambola|Litxi|moderador/);
    expect(all.join()).not.toContain(author.id);
    expect(all.join()).not.toContain(staff.id);
  });

  test("CSVW describes them: types, keys and what refers to what", async () => {
    const files: Record<string, string> = {};
    for (const table of TABLES) {
      const answer = await site.get(`/open-data/barri/${table}.csv`);
      const link = answer.headers.get("link") ?? "";
      expect(link).toBe(`<${table}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`);
      files[`${table}.csv`] = await answer.text();
    }
    for (const table of TABLES) {
      const answer = await site.get(`/open-data/barri/${table}.csv-metadata.json`);
      expect(answer.headers.get("content-type")).toContain("application/csvm+json");
      expectCsvw((await answer.json()) as Metadata, files);
    }
    const metadata = JSON.parse(await site.text("/open-data/barri/ideas.csv-metadata.json")) as Metadata;
    const broken = { ...files, "comments.csv": (files["comments.csv"] ?? "").replace(/,\d+,/, ",99999,") };
    expect(() => expectCsvw(metadata, broken)).toThrow();
  });

  test("are asked for again only when something has changed", async () => {
    const path = "/open-data/barri/ideas.csv";
    const first = await site.get(path);
    const etag = first.headers.get("etag") ?? "";
    expect(await first.text()).toMatch(/^number,url,state/);
    expect(first.headers.get("content-disposition")).toBe('attachment; filename="barri-ideas.csv"');
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(first.headers.get("content-encoding")).toBe("gzip");
    expect((await site.get(path, { "if-none-match": etag })).status).toBe(304);
    const since = first.headers.get("last-modified") ?? "";
    expect((await site.get(path, { "if-modified-since": since })).status).toBe(304);
    const head = await fetch(site.url + path, { method: "HEAD" });
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
    t.clock.forward(MINUTE);
    await castVote(t.ctx, await aPerson(t.ctx), { number: ideas[0]?.number ?? 0 });
    expect((await site.get(path, { "if-none-match": etag })).status).toBe(200);
    expect((await site.get(path, { "if-modified-since": since })).status).toBe(200);
  });

  test("of a private space, an unknown one or an unknown table are not there", async () => {
    const secret = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
    await anIdea(t.ctx, secret, author);
    for (const path of [
      "tancat/ideas.csv",
      "tancat/ideas.csv-metadata.json",
      "enlloc/ideas.json",
      "barri/users.csv",
    ])
      expect((await site.get(`/open-data/${path}`)).status, path).toBe(404);
    for (const path of ["barri/ideas.xml", "barri/ideas", "barri/__proto__.csv", "barri/constructor.json"])
      expect((await site.get(`/open-data/${path}`)).status, path).toBe(404);
  });

  test("a slow reader holds nothing: what is written between two pages counts in the next", async () => {
    const sizes = { rows: 2, ideas: 3 };
    for (const table of TABLES) {
      const whole: Row[] = [];
      for await (const rows of openRows(t.ctx, table, space, sizes)) whole.push(...rows);
      const names = OPEN_TABLES[table].key;
      const keyOf = (row: Row) => names.map((name) => String(row[name])).join();
      expect(whole.map(keyOf).sort(), table).toEqual((await json(table)).map(keyOf).sort());
    }
    const pages = openRows(t.ctx, "ideas", space, sizes);
    await pages.next();
    const late = await anIdea(t.ctx, space, author, { title: "Idea d'última hora" });
    const rest: Row[] = [];
    for await (const rows of pages) rest.push(...rows);
    expect(rest.map((row) => row.number)).toContain(late.number);
  });

  test("an account that closes takes its kind along, and no row ever had its name", async () => {
    t.clock.forward(DAY);
    const person = await aPerson(t.ctx, { name: "Pitahaya Tamarinde" });
    const own = await anIdea(t.ctx, space, person, { title: "Idea d'algú que marxarà" });
    const row = async () => (await json("ideas")).find((each) => each.number === own.number);
    expect(await row()).toMatchObject({ author_kind: "person" });
    await eraseAccount(t.ctx, person);
    expect(await row()).toMatchObject({ author_kind: "none", title: "Idea d'algú que marxarà" });
    expect(await site.text("/open-data/barri/ideas.csv")).not.toContain("Pitahaya");
  });
});
