/** What a person can be told of. */
export const NOTICES = [
  "commentApproved",
  "commentRejected",
  "commentRedacted",
  "commentRemoved",
  "commentRestored",
  "ideaApproved",
  "ideaRejected",
  "ideaRedacted",
  "ideaRemoved",
  "ideaRestored",
  "appealUpheld",
  "appealOverturned",
  "reportUpheld",
  "reportDismissed",
  "reply",
  "stage",
  "mergeAsked",
  "question",
  "answer",
  "update",
] as const;
export type Notice = (typeof NOTICES)[number];

export const REASONS = ["author", "voted", "commented", "followed", "reported", "asked"] as const;
export type Reason = (typeof REASONS)[number];

/** Narrows stored words. */
export function asNotice(word: string): Notice | null {
  return NOTICES.find((notice) => notice === word) ?? null;
}

export function asReason(word: string): Reason {
  return REASONS.find((reason) => reason === word) ?? "followed";
}
