import { afterEach, beforeEach, expect, test } from "vitest";
import { DEMO_ROLES, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { STAGES } from "#app/features/ideas/idea.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { loadDemo } from "#db/seed/demo.server.ts";
import { type TestContext, testContext } from "../support/context.ts";

let town: TestContext;
beforeEach(async () => {
  town = await testContext();
});
afterEach(() => town.close());

const TABLES = [
  "users",
  "organisations",
  "spaces",
  "ideas",
  "comments",
  "votes",
  "stage_moves",
  "queue_items",
] as const;

async function counts(): Promise<Record<string, number>> {
  const pairs = await Promise.all(
    TABLES.map(async (table) => {
      const rows = await town.ctx.db.selectFrom(table).selectAll().execute();
      return [table, rows.length] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

test("the invented town is planted once, with every stage, a queue and five accounts", {
  timeout: 60_000,
}, async () => {
  const { ctx } = town;
  await loadDemo(ctx);
  const first = await counts();
  await loadDemo(ctx);
  expect(await counts()).toEqual(first);

  const stages = await ctx.db.selectFrom("ideas").select("stage").distinct().execute();
  expect(stages.map((row) => row.stage).sort()).toEqual([...STAGES].sort());
  const kinds = await ctx.db.selectFrom("organisations").select("kind").distinct().execute();
  expect(kinds.map((row) => row.kind).sort()).toEqual(["company", "ngo", "public", "university"]);
  const waiting = await ctx.db
    .selectFrom("queue_items")
    .select(["type", "waiting_since"])
    .where("state", "=", "waiting")
    .execute();
  expect(new Set(waiting.map((row) => row.type))).toEqual(new Set(["appeal", "comment", "report"]));
  expect(new Set(waiting.map((row) => row.waiting_since)).size).toBeGreaterThan(1);
  const accounts = await ctx.db
    .selectFrom("users")
    .select("email")
    .where("email", "in", DEMO_ROLES.map(demoAddress))
    .execute();
  expect(accounts).toHaveLength(5);

  const ideas = await ctx.db.selectFrom("ideas").select(["id", "supports"]).execute();
  for (const idea of ideas) {
    const votes = await ctx.db.selectFrom("votes").select("user_id").where("idea_id", "=", idea.id).execute();
    expect(idea.supports).toBe(votes.length);
  }
  await notifyPeople.run(ctx);
  const told = await ctx.db.selectFrom("notifications").select("id").execute();
  expect(told.length).toBeGreaterThan(0);
});
