import { z } from "zod";
import { allow } from "#app/core/errors.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { mayOpenDesk } from "#app/features/moderation/moderation.policy.ts";
import {
  approvalForm,
  rejectionForm,
  removalForm,
  restorationForm,
} from "#app/features/moderation/moderation.schema.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { readQueueCursor, writeQueueCursor } from "#app/features/moderation/queue-cursor.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { restoreComment } from "#app/features/moderation/restore-comment.server.ts";
import { explain } from "#app/features/screening/match.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { signedIn } from "../operation.server.ts";
import { paging } from "../paging.server.ts";
import { Decision, QueueList } from "../shapes.server.ts";

const item = { id: "0192f000-0000-7000-8000-000000000021" };
const comment = { id: "0192f000-0000-7000-8000-000000000011" };
const revision = "0192f000-0000-7000-8000-000000000012";
const DECIDED = { 403: "Nobody decides on their own text.", 409: "Decided already, or changed since." };

export const MODERATION_OPERATIONS = [
  signedIn({
    id: "queue",
    method: "get",
    path: "/moderation/queue",
    tag: "Moderation",
    summary:
      "What waits in the spaces one moderates, most urgent first; to organisers, the appeals that are theirs to decide.",
    query: paging.extend({
      space: z.string().max(100).optional(),
      type: z.enum(["comment", "idea", "report", "appeal"], { error: "errors.choice" }).optional(),
    }),
    answer: QueueList,
    refusals: { 403: "Nothing to moderate." },
    example: { query: { space: "barris-frescos", type: "comment" } },
    handle: async ({ ctx, actor, query }) => {
      allow(mayOpenDesk(actor));
      const { after, limit, ...filter } = query;
      const behind = readQueueCursor(after);
      const items = await waitingItems(ctx.db, actor, { ...filter, behind, limit: limit + 1 });
      const last = items.length > limit ? items[limit - 1] : undefined;
      const t = translateIn(actor.locale);
      return {
        items: items.slice(0, limit).map((each) => ({
          id: each.id,
          type: each.type,
          revision: each.revision,
          space: each.space.slug,
          idea: each.idea.number,
          text: each.text,
          author: each.author,
          waitingSince: each.waitingSince,
          dueAt: each.dueAt,
          matches: each.matches.map((match) => ({
            kind: match.kind,
            field: match.field,
            start: match.start,
            end: match.end,
            why: explain(match, t),
          })),
        })),
        next: last ? writeQueueCursor(last) : null,
      };
    },
  }),
  signedIn({
    id: "approve",
    method: "post",
    path: "/moderation/queue/{id}/approval",
    tag: "Moderation",
    summary: "Approve what waits.",
    body: approvalForm,
    answer: Decision,
    refusals: DECIDED,
    example: { params: item, body: { revision } },
    handle: ({ ctx, actor, params, body, key }) =>
      approveItem(ctx, actor, { ...body, id: params.id ?? "" }, key),
  }),
  signedIn({
    id: "reject",
    method: "post",
    path: "/moderation/queue/{id}/rejection",
    tag: "Moderation",
    summary: "Reject what waits, with its rule and reason.",
    body: rejectionForm,
    answer: Decision,
    refusals: DECIDED,
    example: { params: item, body: { revision, rule: 1, reason: "Insulta una altra persona." } },
    handle: ({ ctx, actor, params, body, key }) =>
      rejectItem(ctx, actor, { ...body, id: params.id ?? "" }, key),
  }),
  signedIn({
    id: "removeComment",
    method: "post",
    path: "/comments/{id}/removal",
    tag: "Moderation",
    summary: "Take a published comment out of public sight, with its rule and reason.",
    body: removalForm,
    answer: Decision,
    refusals: DECIDED,
    example: { params: comment, body: { rule: 1, reason: "Insulta una altra persona." } },
    handle: ({ ctx, actor, params, body, key }) =>
      removeComment(ctx, actor, { ...body, id: params.id ?? "" }, key),
  }),
  signedIn({
    id: "restoreComment",
    method: "post",
    path: "/comments/{id}/restoration",
    tag: "Moderation",
    summary: "Bring a removed comment back, with its rule and reason.",
    body: restorationForm,
    answer: Decision,
    refusals: { 403: "Nobody decides on their own text.", 409: "It is not removed." },
    example: { params: comment, body: { rule: 1, reason: "Era una cita, no un insult." } },
    handle: ({ ctx, actor, params, body, key }) =>
      restoreComment(ctx, actor, { ...body, id: params.id ?? "" }, key),
  }),
];
