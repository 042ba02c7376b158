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
