import { setTimeout as sleep } from "node:timers/promises";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { postComment as writeComment } from "#app/features/comments/post-comment.server.ts";
import { beside } from "../support/beside.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type BenchSite, benchSite } from "./bench-site.ts";
import { fanOut } from "./fan-out.ts";
import { broadcastOf } from "./fan-out-rows.ts";
import { growQueue } from "./grow.ts";
import { type Figure, median, processorMs } from "./load.ts";
import { type MakeRow, postComment } from "./row.ts";

const SMALLEST = 100;
const TO_DECIDE = 600;
const A_ROUND = 50;

type Queue = { number: number; token: string; items: { id: string; revision: string }[] };
type QueueSite = BenchSite & Queue;

/** Approvals by API while so many wait, one after the other, beside the same where few do. */
export const approveAt =
  (waiting: number): MakeRow =>
  async () => {
    const [small, large] = [await sized(SMALLEST), await sized(waiting)];
    return {
      name: `approval by API with ${waiting} in the queue`,
      beside: `${SMALLEST + TO_DECIDE} in the queue`,
      target: "p50 <= 1.5 of it",
      product: () => approving(large),
      reference: () => approving(small),
      stop: () => void Promise.all([small.stop(), large.stop()]),
    };
  };

/** An approval until the last of the watchers has the comment, ten a second, beside a bare broadcast of the same bytes with a POST. */
export const approvalFanOutTo =
  (many: number): MakeRow =>
  async (site) => {
    const queue = await fill(site.databaseUrl);
    await approve({ ...site, ...queue });
    const bare = await broadcastOf(site, queue.number);
    const shared = { watchers: many, events: A_ROUND };
    const post = () => postComment(bare.url, queue.number, "", "Un comentari per a qui mira.");
    return {
      name: `approval until ${many} watchers have it, 10 a second`,
      beside: "Socket.IO broadcast of the same bytes, with a POST",
      target: "p50 <= 1.3 of it, no gap",
      product: () =>
        fanOut({ ...shared, ...site, number: queue.number, send: () => approve({ ...site, ...queue }) }),
      reference: () => fanOut({ ...shared, ...bare, number: null, send: post }),
      stop: bare.stop,
    };
  };

async function sized(waiting: number): Promise<QueueSite> {
  let queue: Queue = { number: 0, token: "", items: [] };
  const site = await benchSite(async (file) => {
    queue = await fill(file);
    growQueue(file, waiting + TO_DECIDE);
  });
  return { ...site, ...queue };
}

/** Comments that wait for a moderator, each by the ordinary write. */
async function fill(databaseUrl: string): Promise<Queue> {
  const { ctx, close } = await beside(databaseUrl);
  const space = await aSpace(ctx, { slug: "cua", moderation: "before" });
  const author = await aPerson(ctx);
  const { number } = await anIdea(ctx, space, author);
  const moderator = await aPerson(ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const { token } = await createToken(ctx, moderator, { name: "bench", scopes: ["read", "moderate"] });
  for (let at = 0; at < TO_DECIDE; at += 1) {
    const body = `Comentari ${at}: hi hauria d'haver més ombra.`;
    await writeComment(ctx, author, {
      number,
      body,
      parent: null,
      stance: null,
      lang: "ca",
      onBehalfOf: null,
    });
  }
  const rows = await ctx.db
    .selectFrom("queue_items")
    .select(["id", "revision_id"])
    .where("space_id", "=", space.id)
    .orderBy("id")
    .execute();
  await close();
  return { number, token, items: rows.map((row) => ({ id: row.id, revision: row.revision_id ?? "" })) };
}

async function approve(site: Queue & { url: string }): Promise<void> {
  const item = site.items.pop();
  if (!item) throw new Error("Nothing is left to decide.");
  const answer = await fetch(`${site.url}/api/v1/moderation/queue/${item.id}/approval`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${site.token}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ revision: item.revision }),
  });
  if (!answer.ok) throw new Error(`The approval was answered with ${answer.status}.`);
}

async function approving(site: QueueSite): Promise<Figure> {
  const times: number[] = [];
  const before = processorMs(site.pid);
  for (let at = 0; at < A_ROUND; at += 1) {
    const started = performance.now();
    await approve(site);
    times.push(performance.now() - started);
    await sleep(10); // What follows an approval is not in the way of the next one.
  }
  const after = processorMs(site.pid);
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: 1000 / median(times),
    p50: median(times),
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN,
    cpuMs: before === null || after === null ? null : (after - before) / A_ROUND,
  };
}
