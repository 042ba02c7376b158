import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { DomainError, found } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { chooseMerge } from "#app/features/pipeline/choose-merge.server.ts";
import { mergeOf } from "#app/features/pipeline/merge.queries.server.ts";
import { mergeChoice } from "#app/features/pipeline/merge.schema.ts";
import { flash } from "#app/web/flash.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { notFound, page, requireActor } from "#app/web/page.server.ts";

export const loader = page(() => {
  throw notFound();
});

/** A supporter's answer to a merge, from the idea's page. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const idea = await ideaTarget(context.app.db, actor, ideaNumber(params.idea));
  const form = await readForm(request, mergeChoice);
  if (!form.ok) throw new DomainError("invalid", "errors.choice");
  const merge = found(await mergeOf(context.app.db, actor, idea.id));
  await chooseMerge(context.app, actor, { mergeId: merge.id, ...form.values });
  flash(context, `pipeline.merge.was.${form.values.choice}`);
  return redirect(ideaPath(idea), 303);
});
