/** Licences that open data may be given under, by their own addresses. */
export const LICENCES = [
  { id: "cc-by-4.0", name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  { id: "cc0-1.0", name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/" },
  { id: "odbl-1.0", name: "ODbL 1.0", url: "https://opendatacommons.org/licenses/odbl/1-0/" },
] as const;
export type Licence = (typeof LICENCES)[number];
export type LicenceId = Licence["id"];

/** The licence of an id; unless said otherwise, whoever uses the data names where they come from. */
export function licenceOf(id: string | null | undefined): Licence {
  return LICENCES.find((licence) => licence.id === id) ?? LICENCES[0];
}
