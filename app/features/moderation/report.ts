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

/** Narrows a stored word. */
export function asReportReason(word: string): ReportReason {
  return REPORT_REASONS.find((reason) => reason === word) ?? "other";
}
