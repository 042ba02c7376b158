import { expect, test } from "vitest";
import { HASTY } from "../soak/follower.ts";
import { soak } from "../soak/soak-run.ts";
import { freshDatabase } from "../support/context.ts";

test("a town whose server is killed again and again loses, doubles and invents nothing", async () => {
  const database = await freshDatabase();
  const { faults, figures } = await soak({
    databaseUrl: database.url,
    seconds: 8,
    seed: 7,
    writers: 12,
    watchers: 40,
    moderators: 3,
    pace: [10, 120],
    endEvery: [1200, 2500],
    least: { ends: 3, each: 1 },
    patience: HASTY,
  });
  await database.drop();
  expect(faults).toEqual([]);
  expect(figures["server killed"]).toBeGreaterThanOrEqual(2);
  expect(figures["server restarted"]).toBeGreaterThanOrEqual(1);
  expect(figures["events applied"]).toBeGreaterThan(0);
}, 240_000);
