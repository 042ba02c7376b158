const text = (maxLength: number) => ({ type: "string", minLength: 1, maxLength });
const day = { type: "string", pattern: "^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$" };
const list = (items: string[]) => ({ type: "array", minItems: 1, items: { type: "string", enum: items } });
const word = (...items: string[]) => ({ type: "string", enum: items });
const category = [
  ...["ANIMAL_WELFARE", "CONSUMER_INFORMATION", "CYBER_VIOLENCE", "CYBER_VIOLENCE_AGAINST_WOMEN"],
  ...["DATA_PROTECTION_AND_PRIVACY_VIOLATIONS", "ILLEGAL_OR_HARMFUL_SPEECH", "NOT_SPECIFIED_NOTICE"],
  ...["INTELLECTUAL_PROPERTY_INFRINGEMENTS", "NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS"],
  ...["OTHER_VIOLATION_TC", "PROTECTION_OF_MINORS", "RISK_FOR_PUBLIC_SECURITY", "SCAMS_AND_FRAUD"],
  ...["SELF_HARM", "UNSAFE_AND_PROHIBITED_PRODUCTS", "VIOLENCE"],
].map((name) => `STATEMENT_CATEGORY_${name}`);
const countries = [
  ...["AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT"],
  ...["LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"],
];

/** The fields of the EU Transparency Database's API, as its documentation gives them, written anew as a JSON Schema. */
export const STATEMENT_SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  additionalProperties: false,
  required: [
    ...["decision_facts", "decision_ground", "content_type", "category", "territorial_scope", "content_date"],
    ...["application_date", "source_type", "automated_detection", "automated_decision", "puid"],
  ],
  properties: {
    decision_visibility: list(
      ["REMOVED", "DISABLED", "DEMOTED", "AGE_RESTRICTED", "INTERACTION_RESTRICTED", "LABELLED"]
        .map((name) => `DECISION_VISIBILITY_CONTENT_${name}`)
        .concat("DECISION_VISIBILITY_OTHER"),
    ),
    decision_visibility_other: text(500),
    decision_account: word("DECISION_ACCOUNT_SUSPENDED", "DECISION_ACCOUNT_TERMINATED"),
    end_date_visibility_restriction: day,
    end_date_account_restriction: day,
    decision_facts: text(5000),
    decision_ground: word("DECISION_GROUND_ILLEGAL_CONTENT", "DECISION_GROUND_INCOMPATIBLE_CONTENT"),
    decision_ground_reference_url: { type: "string", pattern: "^https?://" },
    illegal_content_legal_ground: text(500),
    illegal_content_explanation: text(2000),
    incompatible_content_ground: text(500),
    incompatible_content_explanation: text(2000),
    incompatible_content_illegal: word("Yes", "No"),
    content_type: list(
      ["TEXT", "IMAGE", "VIDEO", "AUDIO", "SYNTHETIC_MEDIA", "PRODUCT", "APP", "OTHER"].map(
        (name) => `CONTENT_TYPE_${name}`,
      ),
    ),
    category: word(...category),
    territorial_scope: list(countries),
    content_language: { type: "string", pattern: "^[A-Z]{2}$" },
    content_date: day,
    application_date: day,
    source_type: word(
      ...[
        "SOURCE_ARTICLE_16",
        "SOURCE_TRUSTED_FLAGGER",
        "SOURCE_TYPE_OTHER_NOTIFICATION",
        "SOURCE_VOLUNTARY",
      ],
    ),
    automated_detection: word("Yes", "No"),
    automated_decision: word(
      ...["NOT_AUTOMATED", "PARTIALLY", "FULLY"].map((name) => `AUTOMATED_DECISION_${name}`),
    ),
    puid: { type: "string", pattern: "^[A-Za-z0-9_-]{1,500}$" },
  },
};

/** What must come together: each of these schemas holds too. */
export const TOGETHER = [
  { anyOf: [{ required: ["decision_visibility"] }, { required: ["decision_account"] }] },
  {
    anyOf: [
      { required: ["illegal_content_legal_ground", "illegal_content_explanation"] },
      { required: ["incompatible_content_ground", "incompatible_content_explanation"] },
    ],
  },
].map((schema) => ({ type: "object", ...schema }));
