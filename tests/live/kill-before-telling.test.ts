import { join } from "node:path";
import { expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { askDoctor } from "../soak/verdict.ts";
import { beside } from "../support/beside.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { freePort, isThere, runSite } from "../support/running-site.ts";

const HOOK = join(import.meta.dirname, "../support/die-after-commit.mjs");

test("a server killed while it tells people of a move: the next one tells the others, and nobody twice", async () => {
  const { url: databaseUrl, drop } = await freshDatabase();
  const { ctx, close } = await beside(databaseUrl);
  const space = await aSpace(ctx, { phases: [{ opens: "comment" }, { opens: "vote" }] });
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const { number } = await anIdea(ctx, space, author);
  const supporters: Actor[] = [];
  for (let one = 0; one < 120; one += 1) {
    const supporter = await aPerson(ctx);
    await castVote(ctx, supporter, { number });
    supporters.push(supporter);
  }
  const both = supporters[0] ?? author;
  await postComment(ctx, both, { ...newComment.parse({ body: "I jo també hi dono suport." }), number });
  await moveIdea(ctx, organiser, {
    number,
    stage: "accepted",
    note: "Es farà.",
    lang: "ca",
    nextStep: "Projecte",
    responsible: "Servei de Parcs",
    due: "2027-03-01",
  });
  // Nobody waits ten seconds here.
  const at = ctx.now().toISOString();
  await ctx.transact({}, (tx) => tx.updateTable("move_tellings").set({ due_at: at }).execute());

  const told = async () => {
    const rows = await ctx.db
      .selectFrom("mails")
      .select(["user_id", "id"])
      .where("kind", "=", "stage")
      .execute();
    return rows.map((row) => row.user_id).sort();
  };
  const settings = { PLANTER_DEMO: "0", PORT: await freePort() };
  const hook = { NODE_OPTIONS: `--import ${HOOK}`, DIE_AFTER_INSERT_INTO: "mails" };
  // It may die before it has said that it serves.
  const doomed = await runSite(databaseUrl, { ...settings, ...hook }).catch(() => null);
  if (doomed) await expect.poll(() => isThere(doomed.pid), { timeout: 30_000 }).toBe(false);
  const before = await told();
  expect(before.length).toBeGreaterThan(0);
  expect(before.length).toBeLessThan(121);

  const everybody = [author, ...supporters].map((person) => person.id).sort();
  let site = await runSite(databaseUrl, settings);
  await expect.poll(told, { timeout: 30_000 }).toEqual(everybody);
  const states = () => ctx.db.selectFrom("move_tellings").select("state").execute();
  await expect.poll(states).toEqual([{ state: "told" }]);
  await site.kill();
  site = await runSite(databaseUrl, settings);
  expect(await askDoctor(databaseUrl)).toEqual([]);
  await site.stop();
  expect(await told()).toEqual(everybody);
  await close();
  await drop();
}, 120_000);
