import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { AppContext } from "#app/core/context.ts";
import { periodOf } from "#app/core/period.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { importDecidim } from "#app/features/import/import-decidim.server.ts";
import { reportText } from "#app/features/import/import-report.ts";
import { figuresOf } from "#app/features/insights/figures.ts";
import { journeysOf } from "#app/features/insights/journeys.queries.server.ts";
import { ideasByStage } from "#app/features/pipeline/board.queries.server.ts";
import { asStage, STAGES, WAY } from "#app/features/spaces/stage.ts";
import { randomFrom } from "../soak/random.ts";
import { beside } from "../support/beside.ts";
import type { Clock } from "../support/context.ts";
import { aPerson, aSpace } from "../support/factories.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { type Ledger, threeYears } from "../support/three-years.ts";
import { growCity } from "./grow.ts";
import { median } from "./load.ts";

const TIMES = 20;
const SPACE = "ciutat";
/** What people, moderators' desks and meetings ask of a whole city. */
const PAGES = [
  "/ideas?sort=new",
  "/ideas?q=tramvia",
  "/pipeline",
  "/results",
  "/insights",
  "/insights/ideas?set=reached.received",
  "/transparency",
  "/board",
];

/**
 * Imports a city's process, carries as many of its ideas as asked through three simulated years by the ordinary writes,
 * compares every page's totals with what was done, and tells how long the pages take to somebody signed in;
 * with `--times 10` of as many copies of it all.
 */
async function main(folder: string | undefined): Promise<void> {
  if (!folder || !existsSync(join(folder, "proposals.csv"))) {
    process.stdout.write(
      "DECIDIM_EXPORT names no folder with proposals.csv and comments.csv: nothing to measure.\n",
    );
    return;
  }
  const { values } = parseArgs({ options: { ideas: { type: "string" }, times: { type: "string" } } });
  const place = mkdtempSync(join(tmpdir(), "planter-city-"));
  const databaseUrl = join(place, "planter.db");
  try {
    const { path, cookie } = await fill(databaseUrl, folder, Number(values.ideas ?? 7009));
    const times = Number(values.times ?? 1);
    if (times > 1) growCity(databaseUrl, times);
    const site = await runSite(databaseUrl, { PLANTER_DEMO: "0" });
    try {
      const lines = [];
      for (const page of [...PAGES, path]) lines.push(await timed(site, page, cookie));
      console.table(lines);
    } finally {
      await site.stop();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The filled database; the path of its longest thread and an organiser's cookie. */
async function fill(databaseUrl: string, folder: string, many: number) {
  let at = Date.now() - 3 * 365 * 86_400_000;
  const clock: Clock = {
    now: () => new Date(at),
    forward: (ms) => {
      at += ms;
    },
    set: (date) => {
      at = date.getTime();
    },
  };
  const { ctx, close } = await beside(databaseUrl, clock.now);
  try {
    const space = await aSpace(ctx, { slug: SPACE });
    const organiser = await aPerson(ctx, { roles: [{ role: "organiser" }] });
    const began = Date.now();
    const report = await importDecidim(ctx, space, folder, () => {});
    process.stdout.write(`${reportText(report)}\nimported in ${seconds(began)} s\n`);
    await compare(ctx, null);
    const ideas = await ctx.db
      .selectFrom("ideas")
      .select(["number", "stage"])
      .where("number", "is not", null)
      .orderBy("number")
      .execute();
    const moved = ideas.slice(0, many).map(({ number, stage }) => ({
      number: number ?? 0,
      stage: asStage(stage) ?? ("received" as const),
    }));
    const later = Date.now();
    const ledger = await threeYears(ctx, clock, organiser, moved, randomFrom(2016));
    process.stdout.write(
      `${ledger.moves.length} moves and ${ledger.undone} taken back in ${seconds(later)} s\n`,
    );
    for (const { number, stage } of ideas)
      if (number !== null && !ledger.stage.has(number))
        ledger.stage.set(number, asStage(stage) ?? "received");
    await compare(ctx, ledger);
    clock.set(new Date());
    const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, organiser.id, "bench"));
    const longest = await ctx.db
      .selectFrom("ideas")
      .select(["number", "slug"])
      .orderBy("comments", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    return { path: `/ideas/${longest.number}-${longest.slug}`, cookie: cookie.split(";")[0] ?? "" };
  } finally {
    await close();
  }
}

/** Says of the board and of insight whether they add up to each other and, where there is one, to what was done. */
async function compare(ctx: AppContext, ledger: Ledger | null): Promise<void> {
  const { counts } = await ideasByStage(ctx, null);
  const { steps, ideas } = figuresOf(
    await journeysOf(ctx, { period: periodOf("all", ctx.config.timeZone), space: null }),
  );
  const board = STAGES.map((stage) => counts[stage] ?? 0);
  const insight = WAY.map((stage) => steps.find((step) => step.stage === stage)?.here ?? 0);
  const done = STAGES.map(
    (stage) => [...(ledger?.stage.values() ?? [])].filter((one) => one === stage).length,
  );
  const agrees =
    board.slice(0, WAY.length).join() === insight.join() &&
    board.reduce((sum, one) => sum + one, 0) === ideas &&
    (ledger === null || board.join() === done.join());
  process.stdout.write(
    `${STAGES.map((stage, place) => `${stage} ${board[place]}`).join(", ")}: ${agrees ? "all agree" : `DO NOT AGREE with insight ${insight} and what was done ${done}`}\n`,
  );
  if (!agrees) process.exitCode = 1;
}

async function timed(site: RunningSite, path: string, cookie: string) {
  const once = async () => {
    const began = performance.now();
    const answer = await fetch(site.url + path, { headers: { cookie } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}.`);
    return { ms: performance.now() - began, kB: text.length / 1000 };
  };
  const first = await once();
  const all = [];
  for (let time = 0; time < TIMES; time++) all.push((await once()).ms);
  return {
    page: path.slice(0, 60),
    "first ms": first.ms.toFixed(0),
    "median ms": median(all).toFixed(0),
    "slowest ms": Math.max(...all).toFixed(0),
    kB: first.kB.toFixed(0),
  };
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1);
}

await main(process.env.DECIDIM_EXPORT);
