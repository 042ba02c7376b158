import { performance } from "node:perf_hooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { importDecidim } from "#app/features/import/import-decidim.server.ts";
import type { ImportReport } from "#app/features/import/import-report.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { describeWithExport } from "../../support/export-folder.ts";
import { aSpace } from "../../support/factories.ts";

describeWithExport("a real export", (folder) => {
  let t: TestContext;
  let report: ImportReport;
  beforeAll(async () => {
    t = await testContext();
    report = await importDecidim(t.ctx, await aSpace(t.ctx, { slug: "pla" }), folder);
  }, 240_000);
  afterAll(() => t.close());

  test("has every row in the totals", async () => {
    for (const tally of Object.values(report.tallies))
      expect(tally.created + tally.updated + tally.unchanged + tally.skipped).toBe(tally.read);
    expect(report.skipped).toHaveLength(report.tallies.proposals.skipped + report.tallies.comments.skipped);
    for (const [table, kind] of [
      ["ideas", "proposals"],
      ["comments", "comments"],
    ] as const) {
      const { count } = await t.ctx.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      expect(Number(count)).toBe(report.tallies[kind].created);
    }
  });

  test("keeps each thread's number, events and count in agreement", async () => {
    const wrong = await t.ctx.db
      .selectFrom("ideas as i")
      .innerJoin("threads as h", "h.idea_id", "i.id")
      .leftJoin("thread_events as e", "e.idea_id", "i.id")
      .groupBy(["i.id", "i.comments", "h.seq"])
      .having((eb) =>
        eb.or([
          eb(eb.fn.count("e.seq"), "<>", eb.ref("h.seq")),
          eb(eb.fn.coalesce(eb.fn.max("e.seq"), eb.lit(0)), "<>", eb.ref("h.seq")),
          eb("i.comments", "<>", eb.ref("h.seq")),
        ]),
      )
      .select("i.id")
      .execute();
    expect(wrong).toEqual([]);
  });

  test("is read quickly: lists, search and the longest thread", async () => {
    const { db, engine } = t.ctx;
    const { ideas } = await listIdeas(db, engine, null, { sort: "new" });
    expect(ideas).toHaveLength(20);
    const longest = await db
      .selectFrom("ideas")
      .select("number")
      .orderBy("comments", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    const idea = await ideaTarget(db, null, longest.number);
    const reads: [string, () => Promise<unknown>][] = [
      ["list", () => listIdeas(db, engine, null, { sort: "supported" })],
      ["search", () => listIdeas(db, engine, null, { sort: "active", q: "tramvia" })],
      ["thread", () => threadWindow(db, idea)],
    ];
    for (const [name, read] of reads) {
      const times: number[] = [];
      for (let round = 0; round < 5; round += 1) {
        const began = performance.now();
        await read();
        times.push(performance.now() - began);
      }
      expect({ name, isQuick: Math.min(...times) < 50 }).toEqual({ name, isQuick: true });
    }
  });

  test("creates nothing the second time", async () => {
    const { id } = await t.ctx.db.selectFrom("spaces").select("id").executeTakeFirstOrThrow();
    const space = { ...(await aSpace(t.ctx)), id };
    const again = await importDecidim(t.ctx, space, folder);
    for (const tally of Object.values(again.tallies)) {
      expect(tally.created + tally.updated).toBe(0);
      expect(tally.unchanged + tally.skipped).toBe(tally.read);
    }
  }, 300_000);
});
