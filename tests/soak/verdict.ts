import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { publicComments } from "#app/features/comments/comment.queries.server.ts";
import type { Db } from "#db/portable.ts";
import type { Act } from "./acts.ts";
import type { Follower } from "./follower.ts";
import type { Town } from "./town.ts";

const ROOT = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** What every reader of a thread must have in the end, and what really happened in it. */
export type Thread = {
  number: number;
  id: string;
  seq: number;
  supports: number;
  comments: number;
  /** Public comments by id, as JSON. */
  visible: Map<string, string>;
  events: { seq: number; kind: string; id: string }[];
};

export async function readThreads(db: Db, town: Town): Promise<Thread[]> {
  const threads: Thread[] = [];
  for (const number of town.numbers) {
    const idea = await db
      .selectFrom("ideas as i")
      .innerJoin("threads as t", "t.idea_id", "i.id")
      .select(["i.id", "i.number", "i.supports", "i.comments", "t.seq"])
      .where("i.number", "=", number)
      .executeTakeFirstOrThrow();
    const events = await db
      .selectFrom("thread_events")
      .select(["seq", "kind", "comment_id as id"])
      .where("idea_id", "=", idea.id)
      .orderBy("seq")
      .execute();
    const approved = await db
      .selectFrom("comments")
      .select("id")
      .where("idea_id", "=", idea.id)
      .where("state", "=", "approved")
      .execute();
    const visible = new Map<string, string>();
    for (let at = 0; at < approved.length; at += 500) {
      const ids = approved.slice(at, at + 500).map((row) => row.id);
      for (const [id, comment] of await publicComments(db, idea, ids))
        visible.set(id, JSON.stringify(comment));
    }
    threads.push({ ...idea, number, visible, events });
  }
  return threads;
}

/** Every thread is 1 to N and counted right. */
export async function judgeThreads(db: Db, threads: Thread[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { number, id, seq, events, supports, comments, visible } of threads) {
    const isWhole = events.length === seq && events.every((event, at) => event.seq === at + 1);
    if (!isWhole) faults.push(`Nº ${number}: its ${events.length} events are not 1 to ${seq}`);
    const { votes } = await db
      .selectFrom("votes")
      .select((eb) => eb.fn.countAll().as("votes"))
      .where("idea_id", "=", id)
      .executeTakeFirstOrThrow();
    if (Number(votes) !== supports) faults.push(`Nº ${number}: says ${supports} supports, has ${votes}`);
    if (visible.size !== comments)
      faults.push(`Nº ${number}: says ${comments} comments, has ${visible.size}`);
  }
  return faults;
}

type Reader = Pick<Follower, "head" | "shown" | "seen" | "holes">;

/** A reader has the thread as it is, and heard of nothing that did not happen. */
export function judgeFollower(follower: Reader, thread: Thread, name: string): string[] {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${name} of Nº ${thread.number} ${what}`);
  if (follower.head !== thread.seq) fault(`is at ${follower.head}, the thread at ${thread.seq}`);
  for (const [id, comment] of thread.visible)
    if (JSON.stringify(follower.shown.get(id)) !== comment) fault(`does not show ${id} as it is`);
  for (const id of follower.shown.keys()) if (!thread.visible.has(id)) fault(`still shows ${id}`);
  for (const seen of follower.seen) {
    const event = thread.events[seen.seq - 1];
    if (event?.id !== seen.id || event.kind !== seen.kind)
      fault(`heard of event ${seen.seq} (${seen.kind} ${seen.id}), which never was`);
  }
  if (follower.holes > 0) fault(`missed ${follower.holes} events on a sound connection`);
  return faults;
}

/** What was acknowledged is there once, what was refused is not, and the rest is there once or not at all. */
export async function judgeActs(db: Db, acts: Act[], threads: Thread[]): Promise<string[]> {
  const texts = await db.selectFrom("comment_revisions").select(["id", "comment_id", "body"]).execute();
  const byKey = new Map<string, { id: string; comment_id: string }[]>();
  for (const text of texts) {
    const key = /\(([0-9a-f-]{36})\)$/.exec(text.body)?.[1] ?? "";
    byKey.set(key, [...(byKey.get(key) ?? []), text]);
  }
  const states = new Map(
    (await db.selectFrom("comments").select(["id", "state"]).execute()).map((row) => [row.id, row.state]),
  );
  const decisions = await db.selectFrom("decisions").select(["id", "verdict", "queue_item_id"]).execute();
  const faults: string[] = [];
  for (const act of acts) {
    const fault = (what: string) => faults.push(`${act.outcome} ${act.kind} ${act.key} ${what}`);
    const { id, revision, decisionId } = act.result;
    if (act.kind === "comment" || act.kind === "reply" || act.kind === "edit") {
      const found = byKey.get(act.key) ?? [];
      const wanted = { acknowledged: [1, 1], refused: [0, 0], unknown: [0, 1] }[act.outcome];
      if (found.length < (wanted[0] ?? 0) || found.length > (wanted[1] ?? 0))
        fault(`is there ${found.length} times`);
      if (act.outcome === "acknowledged" && found[0]?.comment_id !== id) fault("is another comment");
      if (act.outcome === "acknowledged" && act.kind === "edit" && found[0]?.id !== revision)
        fault("is another revision");
      for (const { comment_id } of found)
        if (!states.has(comment_id)) fault("has a text without its comment");
    } else if (act.kind === "withdrawal") {
      if (act.outcome === "acknowledged" && states.get(act.about) !== "withdrawn")
        fault(`left the comment ${states.get(act.about)}`);
    } else if (decisionId !== undefined) {
      if (!decisions.some((decision) => decision.id === decisionId)) fault("has no decision");
    }
  }
  for (const [verdict, kind] of VERDICTS) {
    const made = decisions.filter((decision) => decision.verdict === verdict).length;
    const of = (outcome: Act["outcome"]) =>
      acts.filter((act) => act.kind === kind && act.outcome === outcome).length;
    const [least, most] = [of("acknowledged"), of("acknowledged") + of("unknown")];
    if (made < least || made > most)
      faults.push(`${made} ${kind}s were made, ${least} to ${most} were asked for`);
  }
  const items = decisions.flatMap((decision) => decision.queue_item_id ?? []);
  if (new Set(items).size !== items.length) faults.push("an item of the queue was decided twice");
  return [...faults, ...(await judgeVotes(db, acts, threads))];
}

const VERDICTS = [
  ["approved", "approval"],
  ["rejected", "rejection"],
  ["removed", "removal"],
  ["restored", "restoration"],
] as const;

async function judgeVotes(db: Db, acts: Act[], threads: Thread[]): Promise<string[]> {
  const possible = new Map<string, Set<boolean>>();
  for (const act of acts) {
    if (act.kind !== "vote" && act.kind !== "unvote") continue;
    const place = `${act.about} ${act.person.id}`;
    const before = act.outcome === "acknowledged" ? [] : (possible.get(place) ?? [false]);
    possible.set(place, new Set([...before, act.kind === "vote"]));
  }
  const numbers = new Map(threads.map((thread) => [thread.id, thread.number]));
  const cast = new Set(
    (await db.selectFrom("votes").select(["idea_id", "user_id"]).execute()).map(
      (row) => `${numbers.get(row.idea_id)} ${row.user_id}`,
    ),
  );
  return [...possible].flatMap(([place, states]) =>
    states.has(cast.has(place)) ? [] : [`the vote of ${place} is ${cast.has(place) ? "there" : "not there"}`],
  );
}

/** The doctor's own words about what is wrong; none when everything holds. */
export async function askDoctor(databaseUrl: string): Promise<string[]> {
  try {
    await run(process.execPath, ["build/cli.js", "doctor"], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "error" },
    });
    return [];
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    const wrong = stdout.split("\n").filter((line) => /^(WRONG| {6})/.test(line));
    return wrong.length > 0 ? wrong.map((line) => `doctor: ${line}`) : [`doctor: ${stderr || String(error)}`];
  }
}
