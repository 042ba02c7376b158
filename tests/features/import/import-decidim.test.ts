import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "#app/core/actor.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { openWindow } from "#app/features/comments/packed-window.ts";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { relatedIdeas } from "#app/features/ideas/idea-page.queries.server.ts";
import { importDecidim } from "#app/features/import/import-decidim.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { ideaPageData } from "#app/web/idea-page.server.ts";
import type { RequestContext } from "#app/web/request-context.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";
import { publicThread, textOf } from "../../support/public-thread.ts";

const EXPORT = join(import.meta.dirname, "export");
const COUNTED_TABLES = ["ideas", "comments", "users", "organisations", "import_rows", "journal"] as const;

let t: TestContext;
let space: Space;
let folder: string;
beforeEach(async () => {
  t = await testContext();
  space = await aSpace(t.ctx, { slug: "pla" });
  folder = await mkdtemp(join(tmpdir(), "planter-export-"));
  await cp(EXPORT, folder, { recursive: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
  await t.close();
});

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of COUNTED_TABLES) {
    const row = await t.ctx.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    found[table] = Number(row.count);
  }
  return found;
}

async function change(file: string, from: string, to: string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, "utf8");
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

async function ideaTitled(beginning: string) {
  const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "new" });
  const row = ideas.find((idea) => idea.title.startsWith(beginning));
  if (!row) throw new Error(`There is no idea "${beginning}".`);
  const idea = await ideaTarget(t.ctx.db, null, row.number);
  const stored = await t.ctx.db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .select(["i.origin", "i.origin_note", "i.imported_supports", "r.html", "r.body", "r.lang", "r.title"])
    .where("i.id", "=", row.id)
    .executeTakeFirstOrThrow();
  return { row, idea, stored };
}

describe("an import", () => {
  test("counts every row it read, and says why it left one out", async () => {
    const report = await importDecidim(t.ctx, space, folder);
    expect(report.tallies).toEqual({
      proposals: { read: 6, created: 4, updated: 0, unchanged: 0, skipped: 2 },
      comments: { read: 10, created: 8, updated: 0, unchanged: 0, skipped: 2 },
      people: { read: 3, created: 3, updated: 0, unchanged: 0, skipped: 0 },
      organisations: { read: 1, created: 1, updated: 0, unchanged: 0, skipped: 0 },
      categories: { read: 2, created: 2, updated: 0, unchanged: 0, skipped: 0 },
    });
    expect(report.skipped).toEqual([
      { file: "proposals.csv", line: 8, text: "its id 14 stands in line 7 already" },
      { file: "proposals.csv", line: 9, text: "it has no title" },
      { file: "comments.csv", line: 9, text: "its proposal 77 is not imported" },
      {
        file: "comments.csv",
        line: 10,
        text: 'it is about something else than a proposal ("Decidim::Meetings::Meeting")',
      },
    ]);
    expect(report.changed).toEqual([
      {
        file: "comments.csv",
        line: 8,
        text: "it answers comment 999, which is not in the file: it stands as a comment of its own",
      },
    ]);
    expect(report.links).toEqual({ comments: 2, elsewhere: 1, relations: 2 });
  });

  test("keeps title, text, language, origin, support and outcome", async () => {
    await importDecidim(t.ctx, space, folder);
    const garden = await ideaTitled("Huertos");
    expect(garden.stored).toMatchObject({
      origin: "organisation",
      origin_note: "https://vall.example/pla/proposals/huertos-para-el-vecindario",
      imported_supports: 5,
      lang: "es",
    });
    expect(garden.stored.html).toBe(
      '<p>Queremos <strong>huertos</strong> en el solar de la calle Mayor. <a href="https://vall.example/huertos" rel="nofollow ugc noopener">Aquí está el plano</a>.</p>',
    );
    expect(garden.row).toMatchObject({
      stage: "declined",
      supports: 0,
      author: { name: "Óscar Molina", organisation: { name: "Colla del Riu" } },
    });
    const move = await t.ctx.db
      .selectFrom("stage_moves")
      .select(["to_stage", "html", "lang"])
      .where("idea_id", "=", garden.row.id)
      .executeTakeFirst();
    expect(move).toEqual({
      to_stage: "declined",
      html: "<p>El solar ya tiene <em>otro</em> uso.</p>",
      lang: "es",
    });

    expect((await ideaTitled("Un carril")).stored.html).toContain("<li>sense cotxes</li>");
    expect(await ideaTitled("Un carril")).toMatchObject({
      row: { stage: "accepted" },
      stored: { lang: "ca" },
    });
    expect(await ideaTitled("Bancs")).toMatchObject({
      row: { stage: "received", author: null },
      stored: { origin: "meeting" },
    });
    const trees = await ideaTitled("Una proposta");
    expect(trees.row.stage).toBe("review");
    expect(trees.stored.title.length).toBeGreaterThan(150);
    expect(trees.stored.title).toContain('"vint", ni un menys');
  });

  test("puts answers under their top comment, and keeps whom they answer", async () => {
    await importDecidim(t.ctx, space, folder);
    const { idea } = await ideaTitled("Un carril");
    const threads = publicThread(await threadWindow(t.ctx.db, idea));
    const top = threads.find((entry) => textOf(entry.comment).startsWith("Hi estic"));
    expect(top?.comment).toMatchObject({
      stance: "for",
      createdAt: "2019-03-02T12:00:00.000Z",
      author: { name: "Óscar Molina", organisation: { name: "Colla del Riu" } },
    });
    const replies = top?.replies ?? [];
    expect(replies.map((reply) => [textOf(reply).slice(0, 8), reply.lang])).toEqual([
      ["¿Y quién", "es"],
      ["Ho paga ", "ca"],
      ["Gràcies!", "ca"],
    ]);
    expect(replies.map((reply) => reply.replyTo)).toEqual([null, replies[0]?.id, replies[1]?.id]);
    expect(threads.find((entry) => textOf(entry.comment).startsWith("Respon"))?.comment).toMatchObject({
      parent: null,
      author: null,
    });
  });

  test("makes relations of comments that are only links", async () => {
    await importDecidim(t.ctx, space, folder);
    const { idea } = await ideaTitled("Un carril");
    const related = await relatedIdeas(t.ctx.db, null, idea.id).execute();
    expect(related.map((each) => each.title).sort()).toEqual([
      "Bancs a la parada del mercat",
      "Huertos para el vecindario",
    ]);
    const links = await t.ctx.db.selectFrom("comments").select("id").where("link_only", "=", 1).execute();
    expect(links).toHaveLength(2);
  });

  test("lets the page leave out comments that are only links, unless somebody answered them", async () => {
    await importDecidim(t.ctx, space, folder);
    const { row, idea } = await ideaTitled("Un carril");
    const shown = async (query: string, around: string | null = null) => {
      const data = await ideaPageData(visitor(), String(row.number), new URLSearchParams(query), around);
      const texts = publicThread(openWindow(data.thread)).map((entry) => textOf(entry.comment).slice(0, 50));
      return { links: data.links, comments: data.idea.comments, texts };
    };
    const other = "https://vall.example/proposals/bancs-a-la-parada-d";
    const answered = "https://vall.example/proposals/una-que-no-hi-es";
    const hidden = await shown("");
    expect(hidden).toMatchObject({ links: { count: 1, shown: false }, comments: 8 });
    expect(hidden.texts).toContain(answered);
    expect(hidden.texts).not.toContain(other);
    const all = await shown("links=show");
    expect(all.links).toEqual({ count: 1, shown: true });
    expect(all.texts).toEqual([...hidden.texts.slice(0, 1), other, ...hidden.texts.slice(1)]);
    const threads = publicThread(await threadWindow(t.ctx.db, idea));
    const link = threads.find((entry) => textOf(entry.comment).startsWith(other));
    expect((await shown("", link?.comment.id)).texts).toContain(other);
  });

  test("shows related ideas only to those who may see them", async () => {
    await importDecidim(t.ctx, space, folder);
    const hidden = await aSpace(t.ctx, { visibility: "private" });
    const { row } = await ideaTitled("Un carril");
    const bench = await ideaTitled("Bancs");
    await t.ctx.transact({}, (tx) =>
      tx.updateTable("ideas").set({ space_id: hidden.id }).where("id", "=", bench.row.id).execute(),
    );
    const titles = async (viewer: Viewer) =>
      (await relatedIdeas(t.ctx.db, viewer, row.id).execute()).map((related) => related.title).sort();
    expect(await titles(null)).toEqual(["Huertos para el vecindario"]);
    const member = await aPerson(t.ctx, { memberOf: [hidden] });
    expect(await titles(member)).toEqual(["Bancs a la parada del mercat", "Huertos para el vecindario"]);
  });

  test("stands in the order of imported support where nobody has voted here, page by page", async () => {
    await importDecidim(t.ctx, space, folder);
    const seen: number[] = [];
    for (let after: string | null = null; ; ) {
      const page = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "supported", limit: 1, after });
      seen.push(...page.ideas.map((idea) => idea.importedSupports));
      after = page.next;
      if (after === null) break;
    }
    expect(seen).toEqual([41, 5, 3, 0]);
    const { idea } = await ideaTitled("Bancs");
    await castVote(t.ctx, await aPerson(t.ctx), { number: idea.number });
    const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "supported" });
    expect(ideas.map((each) => each.supports)).toEqual([1, 0, 0, 0]);
  });

  test("gives each thread its events without a hole, and the counts that belong to them", async () => {
    await importDecidim(t.ctx, space, folder);
    const { idea } = await ideaTitled("Un carril");
    expect(idea.comments).toBe(8);
    const caught = await catchUp(t.ctx.db, idea, { after: 0 });
    const events = caught.gone ? [] : caught.found.events;
    expect(events.map((event) => [event.seq, event.kind])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((seq) => [seq, "published"]),
    );
    expect(events.every((event) => event.comment !== undefined)).toBe(true);
  });

  test("is found by search, and tells nobody", async () => {
    await importDecidim(t.ctx, space, folder);
    const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "new", q: "huerto" });
    expect(ideas.map((idea) => idea.title)).toEqual(["Huertos para el vecindario"]);
    await notifyPeople.run(t.ctx);
    expect(await t.ctx.db.selectFrom("notifications").select("id").execute()).toEqual([]);
    expect(await t.ctx.db.selectFrom("mails").select("id").execute()).toEqual([]);
  });

  test("lets nobody sign in as an imported identity, and verifies no organisation", async () => {
    await importDecidim(t.ctx, space, folder);
    const people = await t.ctx.db
      .selectFrom("users")
      .select(["name", "state", "email"])
      .orderBy("name")
      .execute();
    expect(people).toEqual([
      { name: "Ajuntament de la Vall", state: "imported", email: null },
      { name: "Nuri Planas", state: "imported", email: null },
      { name: "Óscar Molina", state: "imported", email: null },
    ]);
    const organisations = await t.ctx.db.selectFrom("organisations").select(["name", "state"]).execute();
    expect(organisations).toEqual([{ name: "Colla del Riu", state: "imported" }]);
  });
});

describe("importing again", () => {
  test("creates nothing", async () => {
    await importDecidim(t.ctx, space, folder);
    const before = await counts();
    const report = await importDecidim(t.ctx, space, folder);
    expect(report.tallies.proposals).toEqual({ read: 6, created: 0, updated: 0, unchanged: 4, skipped: 2 });
    expect(report.tallies.comments).toEqual({ read: 10, created: 0, updated: 0, unchanged: 8, skipped: 2 });
    expect(await counts()).toEqual(before);
  });

  test("finishes what an interrupted one began", async () => {
    const whole = await testContext();
    try {
      await importDecidim(whole.ctx, await aSpace(whole.ctx, { slug: "pla" }), folder);
      const interrupted = stoppingAfter(t, 5);
      await expect(importDecidim(interrupted, space, folder)).rejects.toThrow("killed");
      const halfway = await counts();
      expect(halfway.comments).toBe(5);
      expect(halfway.ideas).toBe(4);
      await expect(importDecidim(stoppingAfter(t, 1), space, folder)).rejects.toThrow("killed");
      expect((await counts()).comments).toBe(8);
      const report = await importDecidim(t.ctx, space, folder);
      expect(report.tallies.proposals).toMatchObject({ created: 0, unchanged: 4 });
      const rows = async (context: TestContext) =>
        await context.ctx.db
          .selectFrom("import_rows")
          .select(["kind", "source_id", "digest"])
          .orderBy("kind")
          .orderBy("source_id")
          .execute();
      expect(await rows(t)).toEqual(await rows(whole));
      const { idea } = await ideaTitled("Un carril");
      expect(idea.comments).toBe(8);
      expect(await relatedIdeas(t.ctx.db, null, idea.id).execute()).toHaveLength(2);
    } finally {
      await whole.close();
    }
  });

  test("follows what changed in the source, as a new version", async () => {
    await importDecidim(t.ctx, space, folder);
    await change("proposals.csv", "Seure mentre s'espera", "Seure i fer ombra mentre s'espera");
    await change("proposals.csv", ";41;", ";44;");
    await change("comments.csv", "Gràcies!", "Moltes gràcies!");
    const report = await importDecidim(t.ctx, space, folder);
    expect(report.tallies.proposals).toMatchObject({ created: 0, updated: 2, unchanged: 2 });
    expect(report.tallies.comments).toMatchObject({ created: 0, updated: 1, unchanged: 7 });
    const benches = await ideaTitled("Bancs");
    expect(benches.stored.body).toContain("fer ombra");
    const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { sort: "new", q: "ombra" });
    expect(ideas.map((idea) => idea.id)).toEqual([benches.row.id]);
    const lane = await ideaTitled("Un carril");
    expect(lane.stored.imported_supports).toBe(44);
    const caught = await catchUp(t.ctx.db, lane.idea, { after: 8 });
    expect(caught.gone ? [] : caught.found.events).toMatchObject([
      { seq: 9, kind: "edited", comment: { body: "Moltes gràcies!" } },
    ]);
  });

  test("leaves an idea at the stage that its space has left out meanwhile", async () => {
    await importDecidim(t.ctx, space, folder);
    const stages = JSON.stringify(["received", "review", "done", "declined"]);
    await t.ctx.transact({}, (tx) => tx.updateTable("spaces").set({ stages }).execute());
    space = await spaceBySlug(t.ctx.db, null, "pla");
    await change("proposals.csv", "41", "42");
    const report = await importDecidim(t.ctx, space, folder);
    expect(report.tallies.proposals).toMatchObject({ updated: 1 });
    expect(report.changed).toContainEqual({
      file: "proposals.csv",
      line: 2,
      text: "this space does not use its stage (accepted): it stays where it is",
    });
    expect(await ideaTitled("Un carril")).toMatchObject({
      row: { stage: "accepted" },
      stored: { imported_supports: 42 },
    });
  });

  test("does not bring back what was removed here", async () => {
    await importDecidim(t.ctx, space, folder);
    const { row } = await ideaTitled("Bancs");
    await t.ctx.transact({}, (tx) =>
      tx.updateTable("ideas").set({ state: "removed" }).where("id", "=", row.id).execute(),
    );
    await change("proposals.csv", "Seure mentre", "Seure una estona mentre");
    await importDecidim(t.ctx, space, folder);
    const after = await t.ctx.db
      .selectFrom("ideas")
      .select("state")
      .where("id", "=", row.id)
      .executeTakeFirst();
    expect(after?.state).toBe("removed");
  });

  test("into another space makes its own ideas of the same people", async () => {
    await importDecidim(t.ctx, space, folder);
    const report = await importDecidim(t.ctx, await aSpace(t.ctx, { slug: "altre" }), folder);
    expect(report.tallies.proposals.created).toBe(4);
    expect(report.tallies.people).toMatchObject({ created: 0, unchanged: 3 });
  });
});

describe("a broken file changes nothing", () => {
  const broken = async (file: string, from: string, to: string, message: string) => {
    const before = await counts();
    await change(file, from, to);
    await expect(importDecidim(t.ctx, space, folder)).rejects.toThrow(message);
    expect(await counts()).toEqual(before);
  };

  test("a quotation mark that is never closed", () =>
    broken("comments.csv", 'impuestos.</p>";ca', "impuestos.</p>;ca", "comments.csv line 3: "));
  test("a quotation mark in the middle of a field", () =>
    broken(
      "proposals.csv",
      "Seure mentre",
      'Seure "mentre"',
      "proposals.csv line 6: a quotation mark stands",
    ));
  test("a row with a field too many", () =>
    broken(
      "proposals.csv",
      ";Sense títol.;",
      ";Sense títol.;;",
      "proposals.csv line 9: the row has another number",
    ));
  test("a header that lacks a column", () =>
    broken(
      "comments.csv",
      "commentable_id;",
      "on;",
      'comments.csv line 1: the header lacks "commentable_id"',
    ));
  test("a text that is not UTF-8", async () => {
    const path = join(folder, "comments.csv");
    const bytes = await readFile(path);
    bytes[bytes.indexOf("Gràcies") + 2] = 0xff;
    await writeFile(path, bytes);
    await expect(importDecidim(t.ctx, space, folder)).rejects.toThrow(
      "comments.csv line 5: the text is not UTF-8",
    );
    expect((await counts()).ideas).toBe(0);
  });
  test("a file that is not there", async () => {
    await rm(join(folder, "comments.csv"));
    await expect(importDecidim(t.ctx, space, folder)).rejects.toThrow("comments.csv is not there");
    expect((await counts()).users).toBe(0);
  });
});

/** A request of somebody who is not signed in. */
function visitor(): RequestContext {
  return {
    app: t.ctx,
    viewer: null,
    locale: "ca",
    theme: null,
    nonce: "",
    requestId: "",
    ip: "127.0.0.1",
    cookies: {},
    setCookie: () => {},
    demo: false,
  };
}

/** The same context, whose process dies after some transactions. */
function stoppingAfter({ ctx }: TestContext, transactions: number): TestContext["ctx"] {
  let left = transactions;
  return {
    ...ctx,
    transact: (options, work) => {
      if (left === 0) return Promise.reject(new Error("killed"));
      left -= 1;
      return ctx.transact(options, work);
    },
  };
}
