import { DomainError } from "#app/core/errors.ts";
import type { formState } from "#app/web/form.ts";
import type { Dossier } from "./dossier.queries.server.ts";

/** What each part of the page of a dossier is given. */
export type DossierPart = {
  dossier: Dossier;
  form: ReturnType<typeof formState>;
  formKey: string;
};

/** What was answered to one of the page's forms; null when it was to another. */
export function ownForm(form: DossierPart["form"], act: string) {
  return form.typed("act") === act ? form : null;
}

/** Everything that is done to a dossier, as its history names it. */
export const CHANGES = [
  "head",
  "spend",
  "unspend",
  "milestone",
  "reach",
  "unreach",
  "unmilestone",
  "task",
  "tick",
  "untick",
  "untask",
  "note",
  "document",
  "undocument",
  "link",
  "unlink",
] as const;
export type Change = { act: (typeof CHANGES)[number]; about: string };

/** The row, or `conflict`: somebody else has removed it meanwhile. */
export function rowIsThere<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new DomainError("conflict", "dossier.gone");
  return row;
}
