export const ORGANISATION_KINDS = ["ngo", "company", "university", "public"] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** Only verified ones are listed and spoken for; imported ones are named by imported texts. */
export type OrganisationState = "requested" | "verified" | "refused" | "imported";

/** Who may have proposed an idea: people for themselves, or an organisation of a kind. */
export const PROPOSERS = ["citizens", ...ORGANISATION_KINDS] as const;
export type Proposer = (typeof PROPOSERS)[number];

/** Narrows stored or typed text, or null. */
export function asOrganisationKind(text: string | null | undefined): OrganisationKind | null {
  return ORGANISATION_KINDS.find((kind) => kind === text) ?? null;
}
