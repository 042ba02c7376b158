import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { noteRead } from "#app/features/comments/note-read.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page } from "#app/web/page.server.ts";

const readUpTo = z.object({ seq: z.coerce.number().int().min(0).max(999_999_999) });

export const loader = page(() => {
  throw notFound();
});

/** Told by the idea's page when it is left: how far its reader has come. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(request, readUpTo);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  if (context.viewer)
    await noteRead(context.app, context.viewer, { number: ideaNumber(params.idea), ...form.values });
  return new Response(null, { status: 204 });
});
