import type { LawCode } from "./law.ts";

export type Verdict =
  | "approved"
  | "rejected"
  | "redacted"
  | "removed"
  | "restored"
  | "upheld"
  | "overturned"
  | "suspended"
  | "reinstated"
  | "dismissed";
export type Source = "queue" | "report" | "own" | "appeal" | "command";

/** Verdicts that restrict what somebody said or may do: each carries its statement of reasons. */
export const RESTRICTIONS = ["rejected", "redacted", "removed", "suspended"] as const;
export type Restricting = (typeof RESTRICTIONS)[number];

/** Narrows a verdict. */
export function isRestriction(verdict: string): verdict is Restricting {
  return RESTRICTIONS.some((each) => each === verdict);
}

/** Six months are 184 days at most; the rest is for the letter to arrive. */
export const APPEAL_DAYS = 190;

/** What a moderator says a restriction is founded on. The rest of its statement of reasons is made from it. */
export type Grounds = {
  rule: number;
  reason: string;
  /** The passage it is about, in the text's own words. */
  quote?: string | undefined;
  facts?: string | undefined;
  /** When the text is against a law, not only against a rule. */
  law?: LawCode | undefined;
  lawExplanation?: string | undefined;
};

/** The grounds of a larger input. */
export function groundsOf({ rule, reason, quote, facts, law, lawExplanation }: Grounds): Grounds {
  return { rule, reason, quote, facts, law, lawExplanation };
}

/** What became of it, for API and pages. */
export type Decided = { decisionId: string };
