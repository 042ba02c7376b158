import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { commentTarget } from "#app/features/comments/comment-target.queries.server.ts";
import { markUseful } from "#app/features/comments/mark-useful.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { notFound, page } from "#app/web/page.server.ts";

const usefulForm = z.object({ act: z.enum(["mark", "unmark"]) });

export const loader = page(() => {
  throw notFound();
});

/** Finds a comment useful, or no more, where no script does it; one comes back to the comment. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const { app, viewer } = context;
  const form = await readForm(request, usefulForm);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const { id, idea } = await commentTarget(app.db, viewer, params.comment ?? "");
  const back = commentPlace(idea.number, id);
  if (!viewer) return redirect(`/login?next=${encodeURIComponent(back)}`, 303);
  await limit(app, "vote", viewer.id);
  await markUseful(app, viewer, { id, useful: form.values.act === "mark" });
  return redirect(back, 303);
});
