import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { noteAct } from "#app/features/channels/count-channels.server.ts";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { stepOf, stepPath } from "#app/features/ideas/draft.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { proposeDraft } from "#app/features/ideas/propose-draft.server.ts";
import { ReviewIdea } from "#app/features/ideas/ReviewIdea.tsx";
import { SimilarIdeas } from "#app/features/votes/SimilarIdeas.tsx";
import { similarHits } from "#app/features/votes/similar-votes.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Section } from "#app/ui/Section.tsx";
import { draftHolder } from "#app/web/drafts.server.ts";
import { fieldError } from "#app/web/field-error.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const draft = await ownDraft(app.db, draftHolder(context), params.draft ?? "");
  const wrong = newIdea.safeParse(draft).error?.issues;
  if (wrong) throw redirect(stepPath(draft.id, stepOf(wrong.map((issue) => fieldError(issue).field))));
  return {
    title: translateIn(locale)("ideas.ask.review"),
    draft,
    html: renderMarkdown(draft.body),
    similar: await similarHits(app, viewer, draft),
    choices: await proposeChoices(app, viewer),
    formKey: freshKey(),
  };
});

/** Sends the draft; it is an idea then, and no draft any more. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, z.object({}));
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const holder = draftHolder(context);
    await limit(context.app, "idea", actor.id);
    const idea = await proposeDraft(context.app, actor, holder, params.draft ?? "", form.key);
    await noteAct(context.app, actor, "idea", request.headers);
    flash(context, idea.state === "pending" ? "done.ideaPending" : "done.ideaPublished");
    return redirect(ideaPath(idea), 303);
  });
});

export const meta = pageTitle;

export default function Review() {
  const t = useT();
  const form = formState(useActionData(), t);
  const { similar, ...shown } = useLoaderData<typeof loader>();
  return (
    <ReviewIdea {...shown} form={form}>
      {similar.length > 0 ? (
        <Section title={t("ideas.new.similar", { count: similar.length })}>
          <SimilarIdeas ideas={similar} />
        </Section>
      ) : null}
    </ReviewIdea>
  );
}
