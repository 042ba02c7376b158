import type { formState } from "#app/web/form.ts";
import type { Dossier } from "./dossier.queries.server.ts";

/** What each part of the page of a dossier is given. */
export type DossierPart = {
  dossier: Dossier;
  form: ReturnType<typeof formState>;
  formKey: string;
};
