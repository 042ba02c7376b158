import { valueAt, valuesAt } from "#app/core/spread.ts";
import { asStage, type Stage, WAY, wayWith } from "#app/features/spaces/stage.ts";
import { type Journey, SENDERS, type Sender } from "./journey.ts";

/** Days within which ideas had their first answer. */
export const ANSWERS = ["within15", "within30", "later", "waiting"] as const;
export type Answer = (typeof ANSWERS)[number];

/** Of all ideas: how many got at least to a stage, and of these how many went on, are there and stopped there. */
export type Step = { stage: Stage; reached: number; here: number; stopped: number };
/** The quickest tenth, the middle and the slowest tenth, in days; null where too few have left the stage. */
export type Stay = {
  stage: Stage;
  count: number;
  p10: number | null;
  median: number | null;
  p90: number | null;
};

export type Figures = {
  ideas: number;
  steps: Step[];
  answers: Record<Answer, number>;
  answerMedian: number | null;
  stays: Stay[];
  /** By who sent them: how many, and how many of them got to each of these stages, as far as the way has them. */
  ends: Stage[];
  senders: { sender: Sender; ideas: number; got: Partial<Record<Stage, number>> }[];
};

/** What an idea is for: to be accepted, begun and done. */
const ENDS: readonly Stage[] = ["accepted", "underway", "done"];

/** The way of these ideas: that of their space or the site's, with what it leaves out where one of them is still there. */
function wayOfAll(journeys: Journey[], way: readonly Stage[]): Stage[] {
  return wayWith(way, new Set(journeys.map((one) => one.got)));
}

const summed = new WeakMap<Journey[], Map<string, Figures>>();

/** Sums journeys up, once for each list. Each idea stands in one place, so that a step is what went on, what is here and what stopped. */
export function figuresOf(journeys: Journey[], given: readonly Stage[] = WAY): Figures {
  const known = summed.get(journeys) ?? new Map<string, Figures>();
  const name = given.join();
  const figures = known.get(name) ?? sumUp(journeys, given);
  summed.set(journeys, known.set(name, figures));
  return figures;
}

function sumUp(journeys: Journey[], given: readonly Stage[]): Figures {
  const way = wayOfAll(journeys, given);
  const ends = ENDS.filter((stage) => way.includes(stage));
  const steps = new Map(way.map((stage) => [stage, { stage, reached: 0, here: 0, stopped: 0 }]));
  const answers = { within15: 0, within30: 0, later: 0, waiting: 0 };
  const answered: number[] = [];
  const bySender = new Map<Sender, Journey[]>();
  for (const journey of journeys) {
    const step = steps.get(journey.got);
    if (step) step[journey.hasStopped ? "stopped" : "here"] += 1;
    const answer = answerOf(journey);
    if (answer) answers[answer] += 1;
    if (journey.answeredAfter !== null) answered.push(journey.answeredAfter);
    addTo(bySender, journey.sender, journey);
  }
  let reached = 0;
  for (const step of [...steps.values()].reverse()) {
    reached += step.here + step.stopped;
    step.reached = reached;
  }
  const spent = daysByStage(journeys);
  return {
    ideas: journeys.length,
    steps: [...steps.values()],
    answers,
    answerMedian: valueAt(0.5, answered),
    stays: way.slice(0, -1).map((stage) => {
      const days = spent.get(stage) ?? [];
      const [p10 = null, median = null, p90 = null] = valuesAt([0.1, 0.5, 0.9], days);
      return { stage, count: days.length, p10, median, p90 };
    }),
    ends,
    senders: SENDERS.flatMap((sender) => {
      const own = bySender.get(sender) ?? [];
      const got = ends.map((stage) => [stage, count(own, hasGotTo(stage, way))]);
      return own.length > 0 ? [{ sender, ideas: own.length, got: Object.fromEntries(got) }] : [];
    }),
  };
}

function daysByStage(journeys: Journey[]): Map<Stage, number[]> {
  const spent = new Map<Stage, number[]>();
  for (const journey of journeys) for (const { stage, days } of journey.spent) addTo(spent, stage, days);
  return spent;
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** When an idea had its first answer; null where nobody can tell. */
export function answerOf({ answeredAfter, awaitsAnswer }: Journey): Answer | null {
  if (answeredAfter === null) return awaitsAnswer ? "waiting" : null;
  return answeredAfter <= 15 ? "within15" : answeredAfter <= 30 ? "within30" : "later";
}

/** Whether a journey got to a stage; of what is said to be done, only that counts which still is. */
function hasGotTo(stage: Stage, way: readonly Stage[]): (journey: Journey) => boolean {
  const there = new Set(way.slice(way.indexOf(stage)));
  return ({ got, hasStopped }) => there.has(got) && !(stage === "done" && hasStopped);
}

/** A set of ideas behind a number, by its name in an address: `reached.review`, `here.voting`, `answer.later`, `from.ngo`, `from.ngo.done`. */
export function ideasOf(journeys: Journey[], name: string, given: readonly Stage[] = WAY): Journey[] | null {
  const way = wayOfAll(journeys, given);
  const [set, word = "", ...rest] = name.split(".");
  const [stage, ...more] = rest;
  if (more.length > 0 || (stage !== undefined && set !== "from")) return null;
  const place = way.findIndex((stage) => stage === word);
  if (set === "reached" && place >= 0) return journeys.filter((one) => way.indexOf(one.got) >= place);
  if (set === "here" && place >= 0) return journeys.filter((one) => one.got === word && !one.hasStopped);
  if (set === "stopped" && place >= 0) return journeys.filter((one) => one.got === word && one.hasStopped);
  if (set === "left" && place >= 0)
    return journeys.filter((one) => one.spent.some((stay) => stay.stage === word));
  if (set === "answer" && ANSWERS.some((answer) => answer === word))
    return journeys.filter((one) => answerOf(one) === word);
  if (set === "from" && SENDERS.some((sender) => sender === word))
    return fromSender(journeys, word, stage, way);
  return null;
}

function fromSender(
  journeys: Journey[],
  sender: string,
  stage: string | undefined,
  way: readonly Stage[],
): Journey[] | null {
  const own = journeys.filter((one) => one.sender === sender);
  if (stage === undefined) return own;
  const got = asStage(stage);
  return got && way.includes(got) ? own.filter(hasGotTo(got, way)) : null;
}

function count<T>(list: T[], test: (one: T) => boolean): number {
  let sum = 0;
  for (const one of list) if (test(one)) sum += 1;
  return sum;
}
