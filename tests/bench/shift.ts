import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import type { AppContext } from "#app/core/context.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { holdMs } from "#app/features/moderation/held-decision.ts";
import { randomFrom } from "../soak/random.ts";
import { beside } from "../support/beside.ts";
import { launchBrowser } from "../support/browser.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { type Arrival, around, COMPRESSED, squeezed, theDay } from "./busiest-day.ts";
import { median } from "./load.ts";
import { postComment } from "./row.ts";
import { openDesk, type Shift, work } from "./shift-desk.ts";

const WRITERS = 60;
/**
 * The busiest day of a city's comments, mixed with statements whose moderation is known, sixty times as fast, decided by two
 * moderators in browsers with keys alone. The part of the day around its busiest hour that fits into the minutes asked for.
 */
async function main(city: string | undefined, labels: string | undefined): Promise<void> {
  if (
    !city ||
    !labels ||
    !existsSync(join(city, "comments.csv")) ||
    !existsSync(join(labels, "comments.csv"))
  ) {
    process.stdout.write(
      "DECIDIM_EXPORT and SCREENING_LABELS name no folders with comments.csv: nothing to measure.\n",
    );
    return;
  }
  const { values } = parseArgs({ options: { minutes: { type: "string" } } });
  const random = randomFrom(20160408);
  const arrivals = around(theDay(city, labels, random), Number(values.minutes ?? 24));
  const place = mkdtempSync(join(tmpdir(), "planter-shift-"));
  const databaseUrl = join(place, "planter.db");
  const { ctx, close } = await beside(databaseUrl);
  let site: RunningSite | undefined;
  let browser: Browser | undefined;
  try {
    const made = await fill(ctx);
    site = await runSite(databaseUrl, { PLANTER_DEMO: "0" });
    browser = await launchBrowser();
    const desks = [];
    for (const cookie of made.cookies) desks.push(await openDesk(browser, site.url, cookie));
    const good = new Map(arrivals.map((arrival) => [squeezed(arrival.body), arrival.isGood]));
    const ends = { all: false };
    const shifts = desks.map((page, at) => work(page, good, random.branch(`moderator ${at}`), ends));
    await post(site.url, made, arrivals);
    await untilEmpty(ctx);
    ends.all = true;
    report(await Promise.all(shifts), await waits(ctx), arrivals);
  } finally {
    await browser?.close();
    await site?.stop();
    await close();
    rmSync(place, { recursive: true, force: true });
  }
}

async function fill(ctx: AppContext) {
  const space = await aSpace(ctx, { slug: "ciutat", moderation: "before" });
  const { number } = await anIdea(ctx, space, await aPerson(ctx));
  const cookies: string[] = [];
  for (const name of ["Joan Serra", "Marta Roig"]) {
    const moderator = await aPerson(ctx, {
      name,
      locale: "en",
      roles: [{ role: "moderator", spaceId: space.id }],
    });
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, moderator.id, "bench"));
    cookies.push(cookie.split(";")[0] ?? "");
  }
  const tokens: string[] = [];
  for (let at = 0; at < WRITERS; at++) {
    const person = await aPerson(ctx, { name: `Persona ${at}` });
    tokens.push((await createToken(ctx, person, { name: "bench", scopes: ["read", "write"] })).token);
  }
  return { number, cookies, tokens };
}

async function post(
  url: string,
  made: { number: number; tokens: string[] },
  arrivals: Arrival[],
): Promise<void> {
  const began = Date.now();
  const first = arrivals[0]?.at ?? 0;
  const sent: Promise<void>[] = [];
  for (const [turn, { body, at }] of arrivals.entries()) {
    await sleep(Math.max(0, began + (at - first) / COMPRESSED - Date.now()));
    sent.push(postComment(url, made.number, made.tokens[turn % made.tokens.length] ?? "", body));
  }
  await Promise.all(sent);
}

async function untilEmpty(ctx: AppContext): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    const { left } = await ctx.db
      .selectFrom("queue_items")
      .select((eb) => eb.fn.countAll().as("left"))
      .where("state", "=", "waiting")
      .executeTakeFirstOrThrow();
    if (Number(left) === 0) return;
    await sleep(500);
  }
  throw new Error("Ten minutes after the last comment some still wait.");
}

/** Of each comment when it came and when it was decided, each as often as it was. */
function waits(ctx: AppContext) {
  return ctx.db
    .selectFrom("comments as c")
    .leftJoin("decisions as d", "d.subject_id", "c.id")
    .select(["c.id", "c.created_at as came", "d.created_at as made", "d.verdict"])
    .orderBy("c.created_at")
    .execute();
}

/** How long a text waited for its key, in milliseconds: the seconds in which it could be undone are as long on a slow day. */
function waited({ came, made, verdict }: Row): number[] {
  if (!made || !verdict) return [];
  const hold = holdMs(verdict === "rejected" ? "reject" : "approve", 1);
  return [Date.parse(made) - Date.parse(came) - hold];
}

type Row = Awaited<ReturnType<typeof waits>>[number];

function report(shifts: Shift[], rows: Row[], arrivals: Arrival[]): void {
  const all = shifts.flatMap((shift) => shift.waits);
  const decisions = shifts.reduce((sum, shift) => sum + shift.decisions, 0);
  const keys = shifts.reduce((sum, shift) => sum + shift.keys, 0);
  const minutes = (ms: number) => ((ms * COMPRESSED) / 60_000).toFixed(1);
  const own = rows.flatMap(waited);
  const one = oldestFirst(
    rows.map(({ came }) => Date.parse(came)),
    median(shifts.flatMap((shift) => shift.handled)),
  );
  const ids = new Set(rows.map(({ id }) => id));
  console.table([
    { what: "texts that came", figure: arrivals.length, "to reach": "" },
    { what: "key until the next item has the focus, p50 ms", figure: median(all).toFixed(0), "to reach": "" },
    { what: "the same, p95 ms", figure: at(all, 0.95).toFixed(0), "to reach": "<= 100" },
    { what: "keys a decision", figure: (keys / decisions).toFixed(2), "to reach": "<= 1.3" },
    {
      what: "wait until the key, median and p90, minutes of the day",
      figure: `${minutes(median(own))}, ${minutes(at(own, 0.9))}`,
      "to reach": "",
    },
    {
      what: "by one who takes the oldest first",
      figure: `${minutes(median(one))}, ${minutes(at(one, 0.9))}`,
      "to reach": "",
    },
    { what: "decided twice", figure: rows.length - ids.size, "to reach": "0" },
    {
      what: "lost",
      figure: arrivals.length - new Set(rows.filter((row) => row.made).map(({ id }) => id)).size,
      "to reach": "0",
    },
  ]);
}

/** Waits where one moderator takes the oldest first and needs as long for each as these did in the middle. */
function oldestFirst(came: number[], each: number): number[] {
  let free = 0;
  return came.map((at) => {
    free = Math.max(free, at) + each;
    return free - at;
  });
}

function at(figures: number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

await main(process.env.DECIDIM_EXPORT, process.env.SCREENING_LABELS);
