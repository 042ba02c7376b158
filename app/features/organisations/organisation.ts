export const ORGANISATION_KINDS = ["ngo", "company", "university", "public"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
