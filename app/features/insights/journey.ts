import { type Stage, WAY } from "#app/features/spaces/stage.ts";

/** Who an idea came from, as insight tells them apart: kinds with an organisation, and what no single person sent. */
export const SENDERS = ["citizen", "ngo", "company", "university", "public", "official", "meeting"] as const;
export type Sender = (typeof SENDERS)[number];

/** A public idea and its moves, oldest first, as they are read from the database. */
export type Story = {
  number: number;
  sender: Sender;
  stage: Stage;
  /** The first stage of its space, where an idea begins. */
  start: Stage;
  publishedAt: string;
  moves: { to: Stage; at: string }[];
  /** When it first had an official answer. */
  answeredAt?: string | null;
};

/** How far an idea got, whether it stopped there, and how long it was in each stage it has left. */
export type Journey = Pick<Story, "number" | "sender" | "publishedAt"> & {
  /** The stage of the way it is at; a stopped idea has the last one it was at. Its place is the way's to say. */
  got: Stage;
  hasStopped: boolean;
  /** Days until its first move or official answer; null while there was none, or where it came with a stage and without a date. */
  answeredAfter: number | null;
  awaitsAnswer: boolean;
  spent: { stage: Stage; days: number }[];
};

const DAY_MS = 86_400_000;

/** Reads an idea's story: where it is now counts, so that one moved back has not got as far as it once was. */
export function journeyOf({ number, sender, stage, start, publishedAt, moves, answeredAt }: Story): Journey {
  const hasStopped = !WAY.includes(stage);
  const reached = moves.map((move) => move.to).filter((to) => WAY.includes(to));
  const first = [moves[0]?.at, answeredAt].filter((each) => each != null).sort()[0];
  const spent: Journey["spent"] = [];
  let since = publishedAt;
  let current = start;
  for (const move of moves) {
    if (WAY.includes(current)) spent.push({ stage: current, days: daysBetween(since, move.at) });
    since = move.at;
    current = move.to;
  }
  return {
    number,
    sender,
    publishedAt,
    got: hasStopped ? (reached.at(-1) ?? (WAY.includes(start) ? start : "received")) : stage,
    hasStopped,
    answeredAfter: first ? daysBetween(publishedAt, first) : null,
    awaitsAnswer: !first && stage === start,
    spent,
  };
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS);
}
