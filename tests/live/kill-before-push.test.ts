import { join } from "node:path";
import { expect, test } from "vitest";
import { makePushKeys } from "#app/core/push-keys.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { askDoctor } from "../soak/verdict.ts";
import { beside } from "../support/beside.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { calledOn } from "../support/push-device.ts";
import { pushService } from "../support/push-service.ts";
import { freePort, isThere, runSite } from "../support/running-site.ts";

const HOOK = join(import.meta.dirname, "../support/die-after-commit.mjs");

test("a server killed between the commit of a call and its delivery: the next one delivers it, once", async () => {
  const { url: databaseUrl, drop } = await freshDatabase();
  const { ctx, close } = await beside(databaseUrl, undefined, { PUSH_TO_PRIVATE: "1" });
  const service = await pushService();
  await makePushKeys(ctx);
  const space = await aSpace(ctx, { moderation: "before" });
  const moderator = await aPerson(ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const browser = service.browser();
  await calledOn(ctx, moderator, browser);
  const author = await aPerson(ctx);
  const { number } = await anIdea(ctx, space, author);
  await postComment(ctx, author, { ...newComment.parse({ body: "Hi falta ombra." }), number });
  const at = ctx.now().toISOString();
  await ctx.transact({}, (tx) => tx.updateTable("queue_items").set({ near_at: at, alarm_at: at }).execute());

  const settings = { PLANTER_DEMO: "0", PORT: await freePort(), PUSH_TO_PRIVATE: "1" };
  const hook = { NODE_OPTIONS: `--import ${HOOK}`, DIE_AFTER_INSERT_INTO: "pushes" };
  // It may die before it has said that it serves.
  const doomed = await runSite(databaseUrl, { ...settings, ...hook }).catch(() => null);
  if (doomed) await expect.poll(() => isThere(doomed.pid), { timeout: 30_000 }).toBe(false);
  const rows = () => ctx.db.selectFrom("pushes").select(["state", "attempts"]).execute();
  expect(await rows()).toEqual([{ state: "queued", attempts: 0 }]);
  expect(await ctx.db.selectFrom("mails").select(["kind", "state"]).execute()).toMatchObject([
    { kind: "duty" },
  ]);
  expect(service.asked).toEqual([]);

  let site = await runSite(databaseUrl, settings);
  await expect.poll(() => service.of(browser).length, { timeout: 30_000 }).toBe(1);
  await expect.poll(rows, { timeout: 10_000 }).toEqual([{ state: "sent", attempts: 1 }]);
  await site.kill();
  site = await runSite(databaseUrl, settings);
  expect(await askDoctor(databaseUrl)).toEqual([]);
  await site.stop();
  expect(service.asked).toHaveLength(1);
  await service.close();
  await close();
  await drop();
}, 120_000);
