import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { noteAct } from "#app/features/channels/count-channels.server.ts";
import { ownDraft } from "#app/features/ideas/draft.queries.server.ts";
import { draftPath } from "#app/features/ideas/draft.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { proposeChoices } from "#app/features/ideas/propose-choices.queries.server.ts";
import { proposeDraft } from "#app/features/ideas/propose-draft.server.ts";
import { ReviewIdea } from "#app/features/ideas/ReviewIdea.tsx";
import { similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { draftHolder } from "#app/web/drafts.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const { app, viewer, locale } = context;
  const draft = await ownDraft(app.db, draftHolder(context), params.draft ?? "");
  if (!newIdea.safeParse(draft).success) throw redirect(draftPath(draft.id));
  const similar = await similarTo(app, viewer, draft, { limit: 3 });
  return {
    title: translateIn(locale)("ideas.new.reviewTitle"),
    draft,
    html: renderMarkdown(draft.body),
    similar: similar.map(({ number, slug, title, lang, supports }) => ({
      number,
      slug,
      title,
      lang,
      supports,
    })),
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
    flash(context, idea.state === "pending" ? "ideas.done.pending" : "ideas.done.published");
    return redirect(ideaPath(idea), 303);
  });
});

export const meta = pageTitle;

export default function Review() {
  const t = useT();
  const form = formState(useActionData(), t);
  return <ReviewIdea {...useLoaderData<typeof loader>()} form={form} />;
}
