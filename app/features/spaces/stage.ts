/** What organisers say about an idea. Any may follow any; stages open nothing. */
export const STAGES = [
  "received",
  "discussion",
  "voting",
  "review",
  "accepted",
  "underway",
  "done",
  "declined",
  "paused",
  "merged",
] as const;
export type Stage = (typeof STAGES)[number];

/** The stages of the way, in order; the other three end or stop it. */
export const WAY: readonly Stage[] = [
  "received",
  "discussion",
  "voting",
  "review",
  "accepted",
  "underway",
  "done",
];

/** Stages that need a public note. */
export const NOTED: readonly Stage[] = ["declined", "paused", "merged"];

/** What a space can ask for at a stage: a note is asked for everywhere at some, and what ends or joins has no promise. */
export function asksFor(stage: Stage, need: "note" | "responsible" | "due"): boolean {
  if (need === "note") return !NOTED.includes(stage);
  return !closesVotes(stage) || (stage === "done" && need === "responsible");
}

/** Narrows text to a stage, or null. */
export function asStage(text: string | null | undefined): Stage | null {
  return STAGES.find((stage) => stage === text) ?? null;
}

/** True when comments are closed by the stage alone. */
export function closesComments(stage: Stage): boolean {
  return stage === "declined" || stage === "merged";
}

/** True when votes are closed by the stage alone. */
export function closesVotes(stage: Stage): boolean {
  return closesComments(stage) || stage === "done";
}

/** True when a promised day has passed, and the stage still owes what was promised. */
export function isOverdue(stage: Stage, dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today && !closesVotes(stage);
}
