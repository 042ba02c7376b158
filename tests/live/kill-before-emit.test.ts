import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { Follower, HASTY } from "../soak/follower.ts";
import { randomFrom } from "../soak/random.ts";
import { askDoctor, judgeFollower, readThreads } from "../soak/verdict.ts";
import { beside } from "../support/beside.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { freePort, runSite } from "../support/running-site.ts";

const HOOK = join(import.meta.dirname, "../support/die-after-commit.mjs");

test("a server killed between the commit and everything after it: all readers get it, nobody is told twice", async () => {
  const { url: databaseUrl, drop } = await freshDatabase();
  const { ctx, close } = await beside(databaseUrl);
  const author = await aPerson(ctx);
  const neighbour = await aPerson(ctx);
  const { number, id: ideaId } = await anIdea(ctx, await aSpace(ctx), author);
  const input = { parent: null, stance: null, lang: "ca" as const, onBehalfOf: null };
  const comment = await postComment(ctx, author, { ...input, number, body: "Hi falta ombra." });
  const { token } = await createToken(ctx, neighbour, { name: "test", scopes: ["read", "write"] });

  const settings = { PLANTER_DEMO: "0", PORT: await freePort() };
  const doomed = await runSite(databaseUrl, {
    ...settings,
    NODE_OPTIONS: `--import ${HOOK}`,
    DIE_AFTER_COMMIT_OF: "comment.published",
  });
  const readers = [0, 1, 2].map(
    (at) => new Follower(doomed.url, number, randomFrom(at), HASTY, ["websocket"]),
  );
  await expect.poll(() => readers.every((reader) => reader.isCurrent), { timeout: 20_000 }).toBe(true);
  const key = randomUUID();
  const reply = () =>
    fetch(`${doomed.url}/api/v1/ideas/${number}/comments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify({ body: "I una font.", parent: comment.id }),
    });
  await expect(reply()).rejects.toThrow();
  await expect.poll(() => readers.some((reader) => reader.isCurrent)).toBe(false);
  const rows = () => ctx.db.selectFrom("comments").select("id").where("parent_id", "=", comment.id).execute();
  expect(await rows()).toHaveLength(1);
  expect(readers.map((reader) => reader.head)).toEqual([1, 1, 1]);

  let site = await runSite(databaseUrl, settings);
  await expect.poll(() => readers.map((reader) => reader.head), { timeout: 20_000 }).toEqual([2, 2, 2]);
  const [thread] = await readThreads(ctx.db, { writers: [], moderators: [], numbers: [number] });
  for (const reader of readers) expect(thread && judgeFollower(reader, thread, "reader")).toEqual([]);

  const again = await reply();
  expect(again.status).toBe(201);
  expect([await again.json()]).toMatchObject(await rows());

  const mails = () => ctx.db.selectFrom("mails").select("kind").where("user_id", "=", author.id).execute();
  const notices = () => ctx.db.selectFrom("notifications").select("idea_id").execute();
  await expect.poll(notices, { timeout: 20_000 }).toEqual([{ idea_id: ideaId }]);
  expect(await mails()).toEqual([{ kind: "reply" }]);
  await site.kill();
  site = await runSite(databaseUrl, settings);
  expect(await mails()).toHaveLength(1);
  expect(await notices()).toHaveLength(1);
  expect(await askDoctor(databaseUrl)).toEqual([]);

  for (const reader of readers) reader.close();
  await site.stop();
  await close();
  await drop();
}, 120_000);
