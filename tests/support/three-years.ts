import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { type Stage, WAY } from "#app/features/spaces/stage.ts";
import type { Random } from "../soak/random.ts";
import { type Clock, DAY, MINUTE } from "./context.ts";

/** What was done, kept apart from the product: its pages must say the same. */
export type Ledger = {
  /** Where each idea is now, by number. */
  stage: Map<number, Stage>;
  /** Days that an idea was in each stage it has left, moves that were taken back left out. */
  moves: { number: number; from: Stage; to: Stage; at: Date }[];
  undone: number;
};

type Step = { number: number; at: number; kind: "on" | "stop" | "back" | "slip" };

const YEARS = 3;
const LAST_STAGE = WAY.length - 1;

/**
 * Carries ideas through all stages over three years by the ordinary writes, with the chance of a seed: most go on, some
 * stop, some are moved back, and some moves are a slip that is taken back at once.
 */
export async function threeYears(
  ctx: AppContext,
  clock: Clock,
  organiser: Actor,
  ideas: { number: number; stage: Stage }[],
  random: Random,
): Promise<Ledger> {
  const began = clock.now().getTime();
  const ledger: Ledger = {
    stage: new Map(ideas.map((one) => [one.number, one.stage])),
    moves: [],
    undone: 0,
  };
  const steps = ideas
    .flatMap(({ number }) => stepsOf(number, random))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  for (const { number, at, kind } of steps) {
    const from = ledger.stage.get(number) ?? "received";
    const to = target(from, kind, random);
    if (to === null) continue;
    clock.set(new Date(Math.max(clock.now().getTime() + 1, began + at)));
    const note = "Ho hem estudiat i ho expliquem.";
    const move = {
      number,
      stage: to,
      note,
      lang: "ca" as const,
      nextStep: null,
      responsible: null,
      due: null,
    };
    const { id } = await moveIdea(ctx, organiser, move);
    if (kind === "slip") {
      clock.forward(3000);
      await undoMove(ctx, organiser, { move: id });
      ledger.undone += 1;
      continue;
    }
    ledger.stage.set(number, to);
    ledger.moves.push({ number, from, to, at: clock.now() });
    clock.forward(MINUTE);
  }
  return ledger;
}

function stepsOf(number: number, random: Random): Step[] {
  const steps: Step[] = [];
  let at = random.between(1, 60) * DAY;
  while (at < YEARS * 365 * DAY && steps.length < 12) {
    const kind = random.chance(0.78) ? "on" : random.pick(["stop", "back", "slip"] as const);
    steps.push({ number, at, kind: kind ?? "on" });
    if (random.chance(0.08)) break;
    at += random.between(2, 200) * DAY;
  }
  return steps;
}

/** Where a step leads; null where it leads nowhere. */
function target(from: Stage, kind: Step["kind"], random: Random): Stage | null {
  const place = WAY.indexOf(from);
  if (place < 0) return kind === "back" ? "review" : null;
  if (kind === "stop") return random.chance(0.6) ? "declined" : "paused";
  if (kind === "back") return place > 0 ? (WAY[place - 1] ?? null) : null;
  return place < LAST_STAGE ? (WAY[Math.min(LAST_STAGE, place + random.between(1, 2))] ?? null) : null;
}
