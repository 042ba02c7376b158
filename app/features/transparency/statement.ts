import type { LawCode } from "#app/features/moderation/law.ts";
import type { ReportReason } from "#app/features/moderation/report.ts";

/** The words of the EU's Transparency Database (its API's schema) for what we do. */
export type Statement = {
  decision_visibility?: string[];
  decision_visibility_other?: string;
  end_date_visibility_restriction?: string;
  decision_account?: string;
  end_date_account_restriction?: string;
  decision_facts: string;
  decision_ground: string;
  decision_ground_reference_url: string;
  illegal_content_legal_ground?: string;
  illegal_content_explanation?: string;
  incompatible_content_ground?: string;
  incompatible_content_explanation?: string;
  content_type: string[];
  category: string;
  territorial_scope: string[];
  content_language?: string;
  content_date: string;
  application_date: string;
  source_type: string;
  automated_detection: "Yes" | "No";
  automated_decision: string;
  puid: string;
};

/** The European Economic Area, where the site is read. */
export const EEA = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"],
  ...["IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"],
];

const CATEGORY = {
  speech: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
  privacy: "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
  rules: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
};

const OF_LAW: Record<LawCode, string> = {
  hate: CATEGORY.speech,
  threats: "STATEMENT_CATEGORY_VIOLENCE",
  defamation: CATEGORY.speech,
  privacy: CATEGORY.privacy,
  minors: "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
  terrorism: "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
  intellectual_property: "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS",
  fraud: "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
};

const OF_REASON: Partial<Record<ReportReason, string>> = {
  personal_data: CATEGORY.privacy,
  hate_or_harassment: CATEGORY.speech,
};

/** The category of a restriction: by its law, else by why it was reported, else the site's own rules. */
export function categoryOf(law: LawCode | null, reported: ReportReason | null): string {
  if (law) return OF_LAW[law];
  return (reported && OF_REASON[reported]) || CATEGORY.rules;
}
