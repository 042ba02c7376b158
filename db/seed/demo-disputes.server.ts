import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";

/**
 * What people do not agree on: a report by somebody without an account, and a removal its author asks to have
 * reviewed. `at` gives the context with its clock a number of days back.
 */
export async function plantDisputes(
  at: (daysAgo: number) => AppContext,
  people: { moderator: Actor; first: Actor; second: Actor },
): Promise<void> {
  const { moderator, first, second } = people;
  const removed = await published(at(1.2), moderator, first, {
    body: "El que ha redactat el pressupost deu cobrar comissió, no té cap més explicació.",
    lang: "ca",
  });
  const { decisionId } = await removeComment(at(1.1), moderator, {
    id: removed,
    rule: 3,
    reason:
      "Acusa qui va redactar el pressupost sense cap prova. Que el preu et sembli alt sí que ho pots dir.",
  });
  await appealDecision(at(0.9), first, {
    id: decisionId,
    text: "No parlo de ningú en concret. Només pregunto qui ha fet els números i per què surten tan cars.",
  });
  const reported = await published(at(0.5), moderator, second, {
    body: "Mireu la web de la meva empresa de tendals, us en faig preu d'amic.",
    lang: "ca",
  });
  await reportComment(at(0.03), null, {
    id: reported,
    reason: "spam",
    explanation: "És un anunci: ofereix els seus tendals a totes les idees on es parla d'ombra.",
    name: "Carme",
    locale: "ca",
  });
}

async function published(
  ctx: AppContext,
  moderator: Actor,
  author: Actor,
  comment: { body: string; lang: string },
): Promise<string> {
  const { id } = await postComment(ctx, author, { ...newComment.parse(comment), number: 1 });
  const item = (await waitingItems(ctx.db, moderator)).find((waiting) => waiting.commentId === id);
  if (item) await approveItem(ctx, moderator, item);
  return id;
}
