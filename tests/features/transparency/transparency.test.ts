import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { periodNames, periodOf } from "#app/core/period.ts";
import type { Verdict } from "#app/features/moderation/decision.ts";
import { decisionLog } from "#app/features/moderation/decision-log.queries.server.ts";
import { LAWS } from "#app/features/moderation/law.ts";
import { writeDecision } from "#app/features/moderation/write-decision.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { transparencyReport } from "#app/features/transparency/report.queries.server.ts";
import { reportCsv } from "#app/features/transparency/report-csv.ts";
import type { Statement } from "#app/features/transparency/statement.ts";
import { statementsOf } from "#app/features/transparency/statements.server.ts";
import { hourOfWeek, waitOf } from "#app/features/transparency/waits.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { STATEMENT_SCHEMA, TOGETHER } from "./statement-schema.ts";

const SECRET = "paraula-de-moderador";
const VERDICTS: Verdict[] = ["approved", "rejected", "redacted", "removed", "restored"];
const SOURCES = ["queue", "report", "own", "command"] as const;

let t: TestContext;
let open: Space;
const made: Record<string, number> = {};
/** Decisions of every verdict, source and ground in a public space, the same in a private one, over three months. */
beforeAll(async () => {
  t = await testContext();
  open = await aSpace(t.ctx, { slug: "barris", title: "Barris" });
  const closed = await aSpace(t.ctx, { visibility: "private" });
  const author = await aPerson(t.ctx, { name: "Berta Soler" });
  const places = await Promise.all(
    [open, closed].map(async (space) => ({ space, idea: await anIdea(t.ctx, space, author) })),
  );
  for (let round = 0; round < 9; round++) {
    await t.ctx.transact({}, async (tx, record) => {
      for (let turn = 0; turn < 100; turn++)
        for (const { space, idea } of places) {
          const verdict = VERDICTS[turn % VERDICTS.length] ?? "approved";
          const isLaw = turn % 7 === 0 && !["approved", "restored"].includes(verdict);
          await writeDecision(t.ctx, tx, record, {
            verdict,
            source: SOURCES[turn % SOURCES.length] ?? "own",
            subjectType: "idea",
            subjectId: idea.id,
            // Each version is approved or rejected once: only the first has the idea's own.
            revisionId: round === 0 && turn === 3 ? idea.publicRevisionId : t.ctx.newId(),
            spaceId: space.id,
            queueItemId: null,
            moderatorId: author.id,
            rule: verdict === "approved" ? null : 1,
            reason: verdict === "approved" ? null : SECRET,
            ...(isLaw ? { law: LAWS[turn % LAWS.length], lawExplanation: SECRET } : {}),
            detected: turn % 3 === 0,
          });
          if (space === open) made[verdict] = (made[verdict] ?? 0) + 1;
        }
    });
    t.clock.forward(10 * 86_400_000);
  }
  await t.ctx.transact({}, (tx, record) =>
    writeDecision(t.ctx, tx, record, {
      verdict: "suspended",
      source: "own",
      subjectType: "user",
      subjectId: author.id,
      revisionId: null,
      spaceId: null,
      queueItemId: null,
      moderatorId: null,
      rule: null,
      reason: SECRET,
      endsAt: "2027-06-01T00:00:00.000Z",
    }),
  );
});
afterAll(() => t.close());

async function statements(period = "all", space: string | null = null): Promise<Statement[]> {
  const all: Statement[] = [];
  for await (const page of statementsOf(t.ctx, { period: periodOf(period, "Europe/Madrid"), space })) {
    expect(page.length).toBeLessThanOrEqual(100);
    all.push(...page);
  }
  return all;
}

test("five hundred and more statements are valid in the EU database's schema, each once, and say nothing of anybody", async () => {
  const all = await statements();
  expect(all.length).toBe(3 * 180 + 1);
  const schemas = [STATEMENT_SCHEMA, ...TOGETHER].map((schema) =>
    z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]),
  );
  for (const statement of all) {
    for (const schema of schemas) expect(schema.safeParse(statement).error?.issues ?? []).toEqual([]);
    const isAccount = statement.decision_account !== undefined;
    expect(isAccount).not.toBe(statement.decision_visibility !== undefined);
    expect(statement.illegal_content_legal_ground !== undefined).toBe(
      statement.decision_ground === "DECISION_GROUND_ILLEGAL_CONTENT",
    );
  }
  expect(new Set(all.map((statement) => statement.puid)).size).toBe(all.length);
  expect(all.filter((statement) => statement.end_date_account_restriction)).toHaveLength(1);
  const text = JSON.stringify(all);
  for (const hidden of [SECRET, "Berta", "Soler"]) expect(text).not.toContain(hidden);
  // In the space's language, with its published rule.
  expect(text).toContain("Norma 1. Sense insults.");
  // The schema bites.
  const [first] = all;
  for (const wrong of [{ puid: "a b" }, { category: "OTHER" }, { content_date: "1.2.2026" }, { extra: 1 }])
    expect(schemas[0]?.safeParse({ ...first, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test("report, log, statements and database count the same, whole and by period; private spaces nowhere", async () => {
  const whole = await transparencyReport(t.ctx, { period: periodOf("all", "Europe/Madrid"), space: null });
  expect(whole.verdicts).toEqual({ ...made, suspended: 1 });
  const restricted = whole.rules.reduce((sum, line) => sum + line.own + line.reported, 0);
  expect(restricted).toBe((await statements()).length);
  expect(Object.values(whole.sources).reduce((sum, count) => sum + count, 0)).toBe(restricted);
  let logged = 0;
  for (let after: string | null = null; ; ) {
    const page = await decisionLog(t.ctx.db, null, { all: true, after });
    logged += page.entries.length;
    after = page.next;
    if (!after) break;
  }
  expect(logged).toBe(Object.values(made).reduce((sum, count) => sum + count, 0));
  const names = periodNames("2026-11", t.ctx.now(), "Europe/Madrid");
  expect(names).toEqual([
    "all",
    "2027",
    "2027-Q1",
    "2027-02",
    "2027-01",
    "2026",
    "2026-Q4",
    "2026-12",
    "2026-11",
  ]);
  for (const parts of [
    ["2026", "2027"],
    ["2026-Q4", "2027-Q1"],
    ["2026-11", "2026-12", "2027-01", "2027-02"],
  ]) {
    let [decisions, stated] = [0, 0];
    for (const name of parts) {
      const part = await transparencyReport(t.ctx, { period: periodOf(name, "Europe/Madrid"), space: null });
      decisions += Object.values(part.verdicts).reduce((sum, count) => sum + count, 0);
      stated += (await statements(name)).length;
    }
    expect([decisions, stated]).toEqual([logged + 1, restricted]);
  }
  const ofSpace = await transparencyReport(t.ctx, {
    period: periodOf("all", "Europe/Madrid"),
    space: open.slug,
  });
  expect(ofSpace.verdicts).toEqual(made);
});

test("the CSV says what the page says, and small groups are not told", async () => {
  const report = await transparencyReport(t.ctx, { period: periodOf("all", "Europe/Madrid"), space: null });
  const csv = reportCsv(report, { period: "all", space: null });
  for (const [verdict, count] of Object.entries(made))
    expect(csv).toContain(`all,,decisions,${verdict},,${count}\r\n`);
  expect(csv).toContain("all,,appeals,overturn_rate_percent,,\r\n");
  expect(waitOf([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ count: 9, median: null, p90: null });
  expect(waitOf([10, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual({ count: 10, median: 5, p90: 9 });
  expect(hourOfWeek("2026-11-23T09:30:00.000Z", "Europe/Madrid")).toBe(10);
  expect(hourOfWeek("2026-07-05T22:10:00.000Z", "Europe/Madrid")).toBe(0);
});
