import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/open.ts";
import { median, memoryMb } from "../bench/load.ts";
import { ActLog, type Kind } from "./acts.ts";
import { Follower, type Patience } from "./follower.ts";
import { moderate, write } from "./people.ts";
import { randomFrom } from "./random.ts";
import { SoakServer } from "./server.ts";
import { buildTown, type Town } from "./town.ts";
import { askDoctor, judgeActs, judgeFollower, judgeThreads, readThreads } from "./verdict.ts";

export type SoakOptions = {
  databaseUrl: string;
  seconds: number;
  seed: number;
  writers: number;
  watchers: number;
  moderators: number;
  /** Milliseconds between two acts of one person, and between two ends of the server, at least and at most. */
  pace: [number, number];
  endEvery: [number, number];
  /** Goes on longer, on a machine that has other work, until the server has ended so often and each act was done so often. */
  least: { ends: number; each: number };
  patience: Patience;
  step?: (done: number) => void;
};

export type SoakReport = { faults: string[]; figures: Record<string, string | number> };

/** How long everybody may take to be current after the last write. */
const QUIET_WITHIN_MS = 45_000;
/** How often one connection breaks, more or less. */
const DROPPED_EVERY_MS = 15_000;
/** How much longer it may take until enough has happened. */
const LONGER_MS = 120_000;
const KINDS: Kind[] = [
  "comment",
  "reply",
  "edit",
  "withdrawal",
  "vote",
  "unvote",
  "approval",
  "rejection",
  "removal",
  "restoration",
];

/**
 * Lets a town live for some time on the built server while connections break and the server is killed, and
 * compares in the end what everybody was told with what is in the database.
 */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const chance = randomFrom(options.seed);
  const town = await buildTown(options.databaseUrl, options);
  const server = await SoakServer.start(options.databaseUrl);
  const log = new ActLog(server);
  const followers = Array.from({ length: options.watchers }, (_, at) => {
    const number = town.numbers[at % town.numbers.length] ?? 0;
    const transports = at % 10 === 9 ? ["polling"] : ["websocket"];
    return new Follower(server.url, number, chance.branch(`watcher ${at}`), options.patience, transports);
  });
  const look = (number: number) => [
    ...(followers.find((follower) => follower.number === number)?.shown.values() ?? []),
  ];
  const until = performance.now() + options.seconds * 1000;
  let ends = 0;
  const hasHappened = () =>
    ends >= options.least.ends &&
    KINDS.every((kind) => log.count(kind, "acknowledged") >= options.least.each);
  const isOver = () => {
    const now = performance.now();
    return now >= until && (hasHappened() || now >= until + LONGER_MS);
  };
  const lives = [
    ...town.writers.map((me, at) => ({ name: `writer ${at}`, act: write.bind(null, town, log, look, me) })),
    ...town.moderators.map((me, at) => ({
      name: `moderator ${at}`,
      act: moderate.bind(null, server, town, log, look, me),
    })),
  ];
  const returns: number[] = [];
  try {
    await Promise.all([
      ...lives.map(async ({ name, act }) => {
        const random = chance.branch(name);
        while (!isOver()) {
          await act(random);
          await sleep(random.between(...options.pace));
        }
      }),
      breakConnections(),
      endTheServer(),
      showTime(),
    ]);
    await server.up();
    const latecomers = town.numbers.map(
      (number) => new Follower(server.url, number, chance, options.patience, ["websocket"]),
    );
    followers.push(...latecomers);
    return await judge(options, town, server, log, followers, returns);
  } finally {
    for (const follower of followers) follower.close();
    await server.end();
  }

  async function breakConnections() {
    const random = chance.branch("connections");
    while (!isOver()) {
      await sleep(random.between(1, 2 * (DROPPED_EVERY_MS / followers.length)));
      const follower = random.pick(followers);
      if (random.chance(0.7)) follower?.drop();
      else follower?.leaveFor(random.between(100, Math.min(5000, options.seconds * 200)));
    }
  }

  async function endTheServer() {
    const random = chance.branch("server");
    while (!isOver()) {
      await sleep(random.between(...options.endEvery));
      if (isOver()) return;
      if (ends % 3 === 1) await server.restart();
      else await server.kill();
      ends += 1;
      const back = performance.now();
      const end = ends;
      void Promise.all(followers.map((follower) => current(follower, back))).then(() => {
        if (ends === end) returns.push(performance.now() - back); // Else it was ended again before all were back.
      });
    }
  }

  async function showTime() {
    while (!isOver()) {
      await sleep(500);
      options.step?.(Math.min(options.seconds, options.seconds - (until - performance.now()) / 1000));
    }
  }
}

/** Resolves when a reader has been connected and caught up since a moment. */
async function current(follower: Follower, since: number): Promise<void> {
  const limit = performance.now() + QUIET_WITHIN_MS;
  while (follower.currentSince < since && performance.now() < limit) await sleep(50);
}

async function judge(
  options: SoakOptions,
  town: Town,
  server: SoakServer,
  log: ActLog,
  followers: Follower[],
  returns: number[],
): Promise<SoakReport> {
  const database = await openDatabase(options.databaseUrl);
  try {
    const threads = await readThreads(database.reader, town);
    const threadOf = (number: number) => threads.find((thread) => thread.number === number);
    const quietBy = performance.now() + QUIET_WITHIN_MS;
    const isQuiet = (follower: Follower) =>
      follower.isCurrent && follower.head >= (threadOf(follower.number)?.seq ?? 0);
    while (!followers.every(isQuiet) && performance.now() < quietBy) await sleep(50);
    const faults = [
      ...log.faults,
      ...(await judgeThreads(database.reader, threads)),
      ...(await judgeActs(database.reader, log.acts, threads)),
      ...followers.flatMap((follower, at) => {
        const thread = threadOf(follower.number);
        return thread ? judgeFollower(follower, thread, `watcher ${at}`) : [];
      }),
      ...(await askDoctor(options.databaseUrl)),
    ];
    return { faults, figures: figuresOf(server, log, followers, returns) };
  } finally {
    await database.close();
  }
}

function figuresOf(server: SoakServer, log: ActLog, followers: Follower[], returns: number[]) {
  const sum = (of: (follower: Follower) => number) => followers.reduce((total, each) => total + of(each), 0);
  const slowest = (times: number[]) => Math.round(Math.max(0, ...times));
  const unknown = log.acts.filter((act) => act.outcome === "unknown").length;
  return {
    ...Object.fromEntries(
      KINDS.map((kind) => [
        kind,
        `${log.count(kind, "acknowledged")} done, ${log.count(kind, "refused")} refused`,
      ]),
    ),
    "acts without an answer": unknown,
    "answers, median ms": Math.round(median(log.waits)),
    "server killed": server.kills,
    "server restarted": server.restarts,
    "its memory at the end, MB": memoryMb(server.pid) ?? "–",
    "ready again, slowest ms": slowest(server.starts),
    "everybody current again, slowest ms": slowest(returns),
    "events applied": sum((follower) => follower.applied),
    "catch-ups asked": sum((follower) => follower.catchUps),
    "events missed on a sound connection": sum((follower) => follower.holes),
  };
}
