import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type BenchSite, benchSite } from "./bench-site.ts";
import { load } from "./load.ts";
import { postComment } from "./row.ts";
import { watchers } from "./watchers.ts";

/** Bytes of the server after it has collected its garbage. */
type Memory = { heapUsed: number; external: number; rss: number };

const SOCKETS = [1000, 5000];
/** What the first requests and sockets leave behind for good is not growth. */
const WARM_UP_MINUTES = 1;
const MINUTE_MS = 60_000;

/** Memory for each socket that watches a thread, and how the heap grows while people read and write. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: "string" } } });
  const minutes = Number(values.minutes ?? 10);
  const site = await benchSite(undefined, {
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "tell-memory.mjs")}`,
  });
  try {
    await someMinutes(site, 0.1);
    console.table(await ofSockets(site));
    console.table([await ofLoad(site, minutes)]);
  } finally {
    await site.stop();
  }
}

/** Each number of sockets, spread over the ideas as people are, against the same server with none. */
async function ofSockets(site: BenchSite) {
  const lines: Record<string, string>[] = [];
  for (const many of SOCKETS) {
    const without = await memory(site);
    const { stop } = await watchers(site.url, many, (at) => site.numbers[at % site.numbers.length] ?? 0);
    await sleep(3000);
    const { heapUsed, external, rss } = await memory(site);
    stop();
    await sleep(5000);
    const each = (bytes: number) => (bytes / many / 1024).toFixed(1);
    lines.push({
      what: `${many} sockets that watch`,
      "heap and buffers, kB a socket": each(heapUsed + external - without.heapUsed - without.external),
      "whole process, kB a socket": each(rss - without.rss),
      "to reach": "<= 15 kB",
    });
  }
  return lines;
}

/** The heap at the end of each minute of reading, writing and watching, and the slope of the line through them. */
async function ofLoad(site: BenchSite, minutes: number) {
  const { stop } = await watchers(site.url, 200, (at) => site.numbers[at % site.numbers.length] ?? 0);
  await someMinutes(site, WARM_UP_MINUTES);
  const heaps: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    await someMinutes(site, 1);
    heaps.push((await memory(site)).heapUsed / 1e6);
    process.stderr.write(`minute ${minute + 1}: ${heaps.at(-1)?.toFixed(2)} MB\n`);
  }
  stop();
  return {
    what: `heap after collection over ${minutes} minutes of load`,
    "first MB": heaps[0]?.toFixed(2),
    "last MB": heaps.at(-1)?.toFixed(2),
    "MB a minute": slope(heaps).toFixed(3),
    "to reach": "< 0.5",
  };
}

/** Readers with and without a session, and one comment a second. */
async function someMinutes(site: BenchSite, minutes: number): Promise<void> {
  const seconds = Math.max(2, Math.round((minutes * MINUTE_MS) / 1000));
  let turn = 0;
  const timer = setInterval(() => {
    const number = site.numbers[turn % site.numbers.length] ?? 0;
    const token = site.tokens[turn % site.tokens.length] ?? "";
    void postComment(site.url, number, token, `Un comentari, el ${turn}.`).catch(() => {});
  }, 1000);
  const next = () => {
    turn += 1;
    const path = site.paths[turn % site.paths.length] ?? "/";
    return turn % 4 === 0 ? { path, headers: { cookie: site.cookie } } : { path };
  };
  await load({ url: site.url, pid: site.pid, connections: 4, seconds, next }).finally(() =>
    clearInterval(timer),
  );
}

async function memory(site: BenchSite): Promise<Memory> {
  const before = said(site).length;
  process.kill(site.pid, "SIGUSR2");
  for (let tries = 0; tries < 100; tries++) {
    const line = said(site)[before];
    if (line) return JSON.parse(line);
    await sleep(50);
  }
  throw new Error("The server did not tell its memory.");
}

function said(site: BenchSite): string[] {
  return [...site.said().matchAll(/^memory (.*)$/gm)].map((match) => match[1] ?? "");
}

/** Of the line of least squares through figures that are one minute apart. */
function slope(figures: number[]): number {
  const middle = (figures.length - 1) / 2;
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
  const over = figures.reduce((sum, figure, at) => sum + (at - middle) * (figure - mean), 0);
  const under = figures.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return over / under;
}

await main();
