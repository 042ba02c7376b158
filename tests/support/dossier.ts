import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { changeDossier } from "#app/features/dossier/change-dossier.server.ts";
import { type DossierAct, dossierAct } from "#app/features/dossier/dossier.schema.ts";

/** Sends one of the forms of an idea's dossier, as its page would. */
export function keepDossier(ctx: AppContext, by: Actor, number: number, form: object) {
  return changeDossier(ctx, by, { ...(dossierAct.parse(form) as DossierAct), number });
}
