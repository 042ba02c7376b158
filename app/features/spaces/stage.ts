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

/** What a space may use between received and done, in the site's order; its own may be another. */
export const STEPS = ["discussion", "voting", "review", "accepted", "underway"] as const;

/** The stages of the way in the site's order; the other three end or stop it. */
export const WAY: readonly Stage[] = ["received", ...STEPS, "done"];

/** Stages beside the way. */
export const ASIDE = ["declined", "paused", "merged"] as const;

/** The way of a space, of the stages it uses in its order. */
export function wayOf(used: readonly Stage[]): Stage[] {
  return used.filter((stage) => WAY.includes(stage));
}

/** A way with stages it leaves out and ideas are still at: each behind all that the site has before it, at the latest before the end. */
export function wayWith(way: readonly Stage[], held: Iterable<Stage>): Stage[] {
  const whole = [...way];
  for (const stage of WAY) {
    if (whole.includes(stage) || ![...held].includes(stage)) continue;
    const before = WAY.slice(0, WAY.indexOf(stage));
    whole.splice(whole.findLastIndex((other) => before.includes(other)) + 1, 0, stage);
  }
  return whole;
}

/** The stage that follows on a way; null at its end and beside it. */
export function nextOn(way: readonly Stage[], stage: Stage): Stage | null {
  const whole = wayWith(way, [stage]);
  const at = whole.indexOf(stage);
  return at < 0 ? null : (whole[at + 1] ?? null);
}

/** Every stage in the order of a way, those it leaves out and those beside it too. */
export function inOrderOf(way: readonly Stage[]): Stage[] {
  return [...wayWith(way, WAY), ...ASIDE];
}

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
