import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ownOrigins } from "#app/config.server.ts";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isProgram } from "#app/core/programs.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import { type Act, asActChannel, type Channel, type Counted, channelOf, channelOfAct } from "./channel.ts";
import { isFirstAct } from "./first-act.queries.server.ts";

/** Pages that people open: files, data for scripts, desks and sign-in are none. */
const PAGES =
  /^\/(?:(?:ideas|spaces|organisations)(?:\/[\w%-]+)*|pipeline|results|insights|rules|open-data|transparency)?(?:\?|$)/;
const MANY_DAYS = 4;

type Counts = Map<string, Map<string, number>>;

/**
 * Counts that a page is opened, from which kind of place: before anything is answered, stored pages too. Kept in
 * memory as numbers until the job writes them. Nothing of who opens it is kept, and who asks not to be counted is not.
 */
export function noteVisit(ctx: AppContext, req: IncomingMessage): void {
  const { headers, url = "" } = req;
  if (req.method !== "GET" || !headers.accept?.startsWith("text/html") || !PAGES.test(url)) return;
  if (refuses(headers) || isProgram(headers["user-agent"]) || isUnlooked(headers)) return;
  const mark = url.indexOf("?");
  const via = mark < 0 ? null : new URLSearchParams(url.slice(mark + 1)).get("via");
  add(ctx, channelOf({ via, referer: headers.referer }, ownHosts(ctx)), "visit");
}

/** By which channel an act comes, as the page it is done on tells; null for who asks not to be counted. */
export function actChannel(headers: Headers): Channel | null {
  if (headers.get("dnt") === "1" || headers.get("sec-gpc") === "1") return null;
  return channelOfAct(headers.get("referer"));
}

/** Counts an act that has been done, and whether it is the person's first. */
export async function noteAct(ctx: AppContext, actor: Actor, what: Act, headers: Headers): Promise<void> {
  const channel = actChannel(headers);
  if (!channel) return;
  add(ctx, channel, what);
  if (await isFirstAct(ctx.db, actor.id)) add(ctx, channel, "first");
}

/** The same as part of the write that does what somebody meant to do before they signed in. */
export async function countActIn(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  what: Act,
  channel: unknown,
): Promise<void> {
  const known = asActChannel(channel);
  if (!known) return;
  const day = dayOf(ctx.now(), ctx.config.timeZone);
  const rows: { day: string; channel: Channel; what: Counted; count: number }[] = [
    { day, channel: known, what, count: 1 },
  ];
  if (await isFirstAct(tx, actor.id)) rows.push({ day, channel: known, what: "first", count: 1 });
  await addCounts(tx, rows);
}

/** Writes what has been counted since the last time. What cannot be written is kept for the next. */
export const countChannels = {
  name: "channels",
  everyMs: 60_000,
  run: async (ctx: AppContext): Promise<void> => {
    const kept = keptCounts(ctx);
    for (const [key, counts] of [...kept]) {
      kept.delete(key);
      const [day = "", channel = ""] = key.split(" ");
      const rows = [...counts].map(([what, count]) => ({ day, channel, what, count }));
      try {
        await ctx.transact({}, (tx) => addCounts(tx, rows));
      } catch (error) {
        if (kept.size < MANY_DAYS * 30) for (const { what, count } of rows) bump(kept, key, what, count);
        throw error;
      }
    }
  },
};

async function addCounts(
  tx: Tx,
  rows: { day: string; channel: string; what: string; count: number }[],
): Promise<void> {
  await tx
    .insertInto("channel_counts")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["day", "channel", "what"]).doUpdateSet((eb) => ({
        count: eb("channel_counts.count", "+", eb.ref("excluded.count")),
      })),
    )
    .execute();
}

function add(ctx: AppContext, channel: Channel, what: Counted): void {
  bump(keptCounts(ctx), `${dayOf(ctx.now(), ctx.config.timeZone)} ${channel}`, what, 1);
}

function bump(kept: Counts, key: string, what: string, count: number): void {
  const counts = kept.get(key) ?? new Map<string, number>();
  counts.set(what, (counts.get(what) ?? 0) + count);
  kept.set(key, counts);
}

const keptCounts = (ctx: AppContext) => ctx.kept<Counts>("channel-counts", () => new Map());

function ownHosts(ctx: AppContext): ReadonlySet<string> {
  return ctx.kept(
    "own-hosts",
    () => new Set([...ownOrigins(ctx.config)].map((origin) => new URL(origin).host)),
  );
}

/** Do Not Track and Global Privacy Control: whoever sends one of them is not even a number. */
function refuses(headers: IncomingHttpHeaders): boolean {
  return headers.dnt === "1" || headers["sec-gpc"] === "1";
}

/** Fetched ahead, or by a script: nobody looks at it. */
function isUnlooked(headers: IncomingHttpHeaders): boolean {
  const dest = headers["sec-fetch-dest"];
  return (
    (dest !== undefined && dest !== "document") ||
    /prefetch|prerender/.test(String(headers["sec-purpose"] ?? ""))
  );
}
