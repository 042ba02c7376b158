import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECKS } from "#app/cli/doctor.server.ts";
import { DEMO_ROLES, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { threadWindow } from "#app/features/comments/thread-window.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { STAGES, WAY } from "#app/features/ideas/idea.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { loadDemo } from "#db/seed/demo.server.ts";
import { readThread } from "#db/seed/demo-thread.ts";
import { DAY, type TestContext, testContext } from "../support/context.ts";

let town: TestContext;
beforeAll(async () => {
  town = await testContext();
  await loadDemo(town.ctx);
}, 300_000);
afterAll(() => town.close());

const TABLES = [
  "users",
  "organisations",
  "spaces",
  "ideas",
  "comments",
  "votes",
  "stage_moves",
  "queue_items",
  "decisions",
  "notifications",
  "thread_events",
  "journal",
] as const;

async function counts(): Promise<Record<string, number>> {
  const pairs = await Promise.all(
    TABLES.map(async (table) => {
      const row = await town.ctx.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as("count"))
        .executeTakeFirstOrThrow();
      return [table, Number(row.count)] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

const publicIdeas = () =>
  town.ctx.db
    .selectFrom("ideas as i")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .where("i.state", "=", "approved")
    .where("s.visibility", "=", "public")
    .selectAll("i")
    .select(["r.lang", "s.slug as space"])
    .execute();

test("the doctor finds nothing wrong", async () => {
  const { db, engine, now } = town.ctx;
  const findings = await Promise.all(CHECKS.map((check) => check.look(db, engine, now())));
  expect(findings.flat()).toEqual([]);
});

test("a second load changes nothing", async () => {
  const first = await counts();
  await loadDemo(town.ctx);
  expect(await counts()).toEqual(first);
});

test("ideas stand in every stage, kind, language and origin", async () => {
  const ideas = await publicIdeas();
  expect(ideas.length).toBeGreaterThanOrEqual(30);
  expect([...new Set(ideas.map((idea) => idea.stage))].sort()).toEqual([...STAGES].sort());
  for (const lang of ["ca", "es", "en"])
    expect(ideas.filter((idea) => idea.lang === lang).length).toBeGreaterThanOrEqual(6);
  expect(new Set(ideas.map((idea) => idea.kind))).toEqual(new Set(["idea", "question", "suggestion"]));
  expect(new Set(ideas.map((idea) => idea.origin))).toEqual(new Set(["online", "paper", "meeting"]));
  for (const question of ideas.filter((idea) => idea.kind === "question"))
    expect(question.to_organisation_id).not.toBeNull();
  const today = town.clock.now().toISOString().slice(0, 10);
  const overdue = ideas.filter(
    (idea) => idea.due_on !== null && idea.due_on < today && idea.stage !== "done",
  );
  expect(overdue.length).toBeGreaterThan(0);
  const merged = ideas.find((idea) => idea.stage === "merged");
  expect(ideas.map((idea) => idea.id)).toContain(merged?.merged_into);
});

test("what ended without being done says why, and what is done says what came of it", async () => {
  const moves = await town.ctx.db.selectFrom("stage_moves").select(["to_stage", "note"]).execute();
  const told = moves.filter((move) => move.to_stage === "done" || !(WAY as string[]).includes(move.to_stage));
  expect(told.length).toBeGreaterThanOrEqual(9);
  for (const move of told) expect(move.note.length).toBeGreaterThan(60);
});

test("one thread is longer than the window, with answers, stances and the town's word", async () => {
  const { ctx } = town;
  const [longest] = (await publicIdeas()).sort((a, b) => b.comments - a.comments);
  expect(longest?.comments).toBeGreaterThanOrEqual(60);
  const comments = await ctx.db
    .selectFrom("comments as c")
    .leftJoin("organisations as o", "o.id", "c.organisation_id")
    .select(["c.parent_id", "c.reply_to_id", "c.stance", "o.kind"])
    .where("c.idea_id", "=", longest?.id ?? "")
    .where("c.state", "=", "approved")
    .execute();
  expect(comments.filter((comment) => comment.reply_to_id !== null).length).toBeGreaterThan(3);
  expect(comments.filter((comment) => comment.kind === "public").length).toBeGreaterThan(2);
  expect(new Set(comments.map((comment) => comment.stance)).size).toBe(6);
  const window = await threadWindow(ctx.db, await ideaTarget(ctx.db, null, longest?.number ?? 0));
  expect(window.threads).toHaveLength(50);
  expect(window.earlier?.count).toBeGreaterThan(0);
});

test("the queue holds texts, a report and an appeal of mixed ages that the moderator may decide", async () => {
  const { ctx, clock } = town;
  const waiting = await ctx.db
    .selectFrom("queue_items")
    .select(["type", "waiting_since"])
    .where("state", "=", "waiting")
    .execute();
  expect(waiting.length).toBeGreaterThanOrEqual(8);
  expect(new Set(waiting.map((item) => item.type))).toEqual(new Set(["comment", "idea", "report", "appeal"]));
  const ages = waiting.map((item) => clock.now().getTime() - Date.parse(item.waiting_since));
  expect(Math.min(...ages)).toBeLessThan(5 * 60_000);
  expect(Math.max(...ages)).toBeGreaterThan(DAY);
  const appealed = await ctx.db
    .selectFrom("appeals as a")
    .innerJoin("decisions as d", "d.id", "a.decision_id")
    .innerJoin("users as u", "u.id", "d.moderator_id")
    .select("u.email")
    .where("a.state", "=", "waiting")
    .execute();
  expect(appealed.map((row) => row.email)).not.toContain(demoAddress("moderator"));
  const verdicts = await ctx.db.selectFrom("decisions").select("verdict").distinct().execute();
  expect(verdicts.map((row) => row.verdict).sort()).toEqual([
    "approved",
    "dismissed",
    "overturned",
    "rejected",
    "removed",
    "upheld",
  ]);
});

test("organisations of the four kinds say how they were verified, and one waits", async () => {
  const rows = await town.ctx.db
    .selectFrom("organisations")
    .select(["kind", "state", "verified_how"])
    .execute();
  const verified = rows.filter((row) => row.state === "verified" && row.verified_how);
  expect([...new Set(verified.map((row) => row.kind))].sort()).toEqual([
    "company",
    "ngo",
    "public",
    "university",
  ]);
  expect(rows.filter((row) => row.state === "requested")).toHaveLength(1);
  const spaces = await town.ctx.db.selectFrom("spaces").select(["id", "visibility"]).execute();
  expect(spaces.filter((space) => space.visibility === "private")).toHaveLength(1);
  for (const space of spaces) {
    const rules = await town.ctx.db
      .selectFrom("rules")
      .select("text")
      .where("space_id", "=", space.id)
      .execute();
    expect(rules).toHaveLength(8);
    for (const rule of rules) expect(Object.keys(JSON.parse(rule.text))).toEqual(["ca", "es", "en"]);
  }
});

test("counters equal rows, threads have no holes, and nothing lies in the future", async () => {
  const { ctx, clock } = town;
  const { db } = ctx;
  const now = clock.now().toISOString();
  for (const idea of await db.selectFrom("ideas").selectAll().execute()) {
    const votes = await db.selectFrom("votes").select("created_at").where("idea_id", "=", idea.id).execute();
    expect(idea.supports).toBe(votes.length);
    const shown = await db
      .selectFrom("comments")
      .select("id")
      .where("idea_id", "=", idea.id)
      .where("state", "=", "approved")
      .execute();
    expect(idea.comments).toBe(shown.length);
    const events = await db
      .selectFrom("thread_events")
      .select(["seq", "at"])
      .where("idea_id", "=", idea.id)
      .orderBy("seq")
      .execute();
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
    expect([...events].sort((a, b) => a.at.localeCompare(b.at))).toEqual(events);
    const times = [...votes.map((vote) => vote.created_at), idea.active_at];
    for (const time of times) expect(time >= idea.created_at && time <= now).toBe(true);
  }
  const journal = await db.selectFrom("journal").select("at").orderBy("position").execute();
  const ats = journal.map((row) => row.at);
  expect([...ats].sort()).toEqual(ats);
});

test("the five accounts are told; hardly a mail leaves, and none to neighbours", async () => {
  const { ctx } = town;
  const accounts = DEMO_ROLES.map(demoAddress);
  const read = () =>
    ctx.db
      .selectFrom("notifications as n")
      .innerJoin("users as u", "u.id", "n.user_id")
      .select(["u.email", "n.read_at", "n.kind"])
      .execute();
  const before = await read();
  expect(before.every((notice) => accounts.includes(notice.email ?? ""))).toBe(true);
  const citizen = before.filter((notice) => notice.email === demoAddress("citizen"));
  expect(citizen.map((notice) => notice.kind)).toContain("stage");
  expect(citizen.filter((notice) => notice.read_at === null).length).toBeGreaterThan(0);
  await notifyPeople.run(ctx);
  expect((await read()).length).toBeGreaterThanOrEqual(before.length);
  const mails = await ctx.db.selectFrom("mails").select("recipient").execute();
  expect(mails.length).toBeLessThanOrEqual(12);
});

test("a line of a thread that cannot be read is refused", () => {
  expect(() => readThread("quim maybe: Sí")).toThrow("cannot be read");
  expect(readThread(">> mei/uni ca doubt: Sí")).toEqual([
    { by: "mei", forOrganisation: "uni", depth: 2, lang: "ca", stance: "doubt", body: "Sí" },
  ]);
});
