/** What the desk can hold before it is the decision. */
export const HELD_VERDICTS = ["approve", "trust", "reject", "redact"] as const;
export type HeldVerdict = (typeof HELD_VERDICTS)[number];

/** At most so many items are decided at once. */
export const MOST_AT_ONCE = 50;

const APPROVAL_MS = 2000;
const RESTRICTION_MS = 8000;

/** True for what lets the text be public as it is. */
export function isApproval(verdict: HeldVerdict): boolean {
  return verdict === "approve" || verdict === "trust";
}

/** How long a decision can be undone: people wait for an approval, a restriction hurts when it is wrong. */
export function holdMs(verdict: HeldVerdict, items: number): number {
  return isApproval(verdict) && items === 1 ? APPROVAL_MS : RESTRICTION_MS;
}

/** What became of a press: what is held, until when, and what could not be. */
export type Held = {
  batch: string;
  verdict: HeldVerdict;
  /** Ids of the items that are held. */
  items: string[];
  effectiveAt: string;
  refused: { id: string; key: string; params: Record<string, string | number> }[];
};
