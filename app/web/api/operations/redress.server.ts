import { z } from "zod";
import { LIMITS } from "#app/core/limits.ts";
import { emailAddress, line, text } from "#app/core/text.ts";
import { appealDecision } from "#app/features/moderation/appeal-decision.server.ts";
import { REPORT_REASONS } from "#app/features/moderation/report.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { keyed, open, signedIn } from "../operation.server.ts";
import { Made } from "../shapes.server.ts";

const Report = z.object({
  reason: z.enum(REPORT_REASONS, { error: "errors.choice" }),
  explanation: text({ min: 0, max: LIMITS.reason.max }).default(""),
  name: line(LIMITS.name).optional(),
  email: emailAddress.optional().describe("Where the receipt and the outcome go."),
});

const Appeal = z.object({ text: text(LIMITS.reason) });

/** What anybody may say against a text, and its author against a decision. */
export const REDRESS_OPERATIONS = [
  open({
    id: "reportComment",
    method: "post",
    path: "/comments/{id}/reports",
    tag: "Moderation",
    summary: "Report a comment, signed in or not.",
    body: Report,
    status: 201,
    answer: Made,
    limits: ["report"],
    example: {
      params: { id: "0192f000-0000-7000-8000-000000000011" },
      body: { reason: "personal_data", explanation: "Hi ha el telèfon d'una veïna." },
    },
    handle: ({ ctx, caller, params, body: { name, email, ...report }, key, locale }) =>
      reportComment(ctx, caller, {
        ...report,
        ...keyed(key),
        id: params.id ?? "",
        name: name ?? null,
        email: email ?? null,
        locale: caller?.locale ?? locale,
      }),
  }),
  signedIn({
    id: "appeal",
    method: "post",
    path: "/decisions/{id}/appeal",
    tag: "Moderation",
    summary: "Ask somebody else to look again at a rejection or removal of one's own text.",
    body: Appeal,
    status: 201,
    answer: Made,
    refusals: { 403: "Not allowed.", 409: "Appealed already, or it no longer stands in the way." },
    example: {
      params: { id: "0192f000-0000-7000-8000-000000000031" },
      body: { text: "El comentari no insulta ningú: cita l'acta de l'assemblea." },
    },
    handle: ({ ctx, actor, params, body, key }) =>
      appealDecision(ctx, actor, { ...body, ...keyed(key), id: params.id ?? "" }),
  }),
];
