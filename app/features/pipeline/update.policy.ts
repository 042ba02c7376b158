import { type Actor, actsFor, inScope, type Viewer } from "#app/core/actor.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { mayMove } from "./move-idea.server.ts";
import { UPDATE_KINDS, type UpdateKind } from "./update.ts";

/** What the person may officially say of the idea: an organiser anything, who was asked a question its answer. */
export function updatesBy(actor: Viewer, idea: IdeaTarget): readonly UpdateKind[] {
  if (actor === null || idea.state !== "approved") return [];
  if (mayMove(actor, idea.space.id)) return UPDATE_KINDS;
  return isAsked(actor, idea) ? ["answer"] : [];
}

/** Takes back what was said: an organiser, and whoever said it while they may. */
export function mayWithdrawUpdate(
  actor: Actor,
  idea: IdeaTarget,
  update: { actorId: string | null },
): boolean {
  return mayMove(actor, idea.space.id) || (update.actorId === actor.id && isAsked(actor, idea));
}

function isAsked(actor: Actor, idea: IdeaTarget): boolean {
  return idea.kind === "question" && actsFor(actor, idea.toOrganisationId) && inScope(actor, "write");
}
