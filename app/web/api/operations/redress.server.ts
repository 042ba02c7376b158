import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { appealForm, reportForm } from "#app/features/moderation/moderation.schema.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { reportUrl } from "#app/features/moderation/report-token.server.ts";
import { open, signedIn } from "../operation.server.ts";
import { Made, Reported } from "../shapes.server.ts";

/** What anybody may say against a text, and its author against a decision. */
export const REDRESS_OPERATIONS = [
  open({
    id: "reportComment",
    method: "post",
    path: "/comments/{id}/reports",
    tag: "Moderation",
    summary: "Report a comment, signed in or not.",
    body: reportForm,
    status: 201,
    answer: Reported,
    limits: ["report"],
    example: {
      params: { id: "0192f000-0000-7000-8000-000000000011" },
      body: { reason: "personal_data", explanation: "Hi ha el telèfon d'una veïna." },
    },
    handle: async ({ ctx, caller, params, body, key, locale }) => {
      const input = { ...body, id: params.id ?? "", locale: caller?.locale ?? locale };
      const filed = await reportComment(ctx, caller, input, key);
      // An address may be somebody else's: the mail alone says where to follow it.
      const isMailed = !caller && Boolean(body.email);
      return { ...filed, url: isMailed ? null : reportUrl(ctx, filed.id, input.locale) };
    },
  }),
  signedIn({
    id: "appeal",
    method: "post",
    path: "/decisions/{id}/appeal",
    tag: "Moderation",
    summary: "Ask somebody else to look again at a rejection or removal of one's own text.",
    body: appealForm,
    status: 201,
    answer: Made,
    refusals: { 403: "Not allowed.", 409: "Appealed already, or it no longer stands in the way." },
    example: {
      params: { id: "0192f000-0000-7000-8000-000000000031" },
      body: { text: "El comentari no insulta ningú: cita l'acta de l'assemblea." },
    },
    handle: ({ ctx, actor, params, body, key }) =>
      appealDecision(ctx, actor, { ...body, id: params.id ?? "" }, key),
  }),
];
