import { type Actor, actsFor, hasRole, hasRoleAnywhere, inScope } from "#app/core/actor.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";

type Text = { spaceId: string; authorId: string | null; organisationId: string | null };

/** Moderators have a desk, and organisers for the appeals nobody else can decide. */
export function mayOpenDesk(actor: Actor): boolean {
  return hasRoleAnywhere(actor, "moderator") || hasRoleAnywhere(actor, "organiser");
}

/** Nobody decides on their own text or their organisation's. */
export function mayDecide(actor: Actor, text: Text): boolean {
  return mayModerate(actor, text.spaceId) && !isOwn(actor, text);
}

/**
 * Nobody decides an appeal against their own decision: another moderator does, and where there is no
 * other, an organiser of the space.
 */
export function mayDecideAppeal(
  actor: Actor,
  appeal: Text & { deciderId: string | null; othersModerate: boolean },
): boolean {
  const isJudge =
    mayModerate(actor, appeal.spaceId) ||
    (!appeal.othersModerate && hasRole(actor, "organiser", appeal.spaceId));
  return isJudge && appeal.deciderId !== actor.id && !isOwn(actor, appeal);
}

/** The author alone appeals. */
export function mayAppeal(actor: Actor, decision: { authorId: string | null }): boolean {
  return inScope(actor, "write") && decision.authorId === actor.id;
}

function isOwn(actor: Actor, text: Text): boolean {
  return text.authorId === actor.id || actsFor(actor, text.organisationId);
}
