/** Why a text is reported: the first three are about law and persons, the others about the rules. */
export const REPORT_REASONS = [
  "illegal",
  "personal_data",
  "hate_or_harassment",
  "spam",
  "off_topic",
  "other",
] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** How soon somebody should look at what is reported, from 0 to 9, beside what screening finds. */
export const REPORT_RISK: Record<ReportReason, number> = {
  illegal: 8,
  personal_data: 6,
  hate_or_harassment: 7,
  spam: 3,
  off_topic: 2,
  other: 3,
};

/** Narrows a stored word. */
export function asReportReason(word: string): ReportReason {
  return REPORT_REASONS.find((reason) => reason === word) ?? "other";
}
