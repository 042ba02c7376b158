import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { backTo, cameFrom, carried } from "#app/features/pipeline/board.ts";
import { MergeAnswers } from "#app/features/pipeline/MergeAnswers.tsx";
import { MergeFields } from "#app/features/pipeline/MergeFields.tsx";
import { mergeCounts } from "#app/features/pipeline/merge.queries.server.ts";
import { newMerge } from "#app/features/pipeline/merge.schema.ts";
import { mergeIdeas } from "#app/features/pipeline/merge-ideas.server.ts";
import { countSupporters, mergeTargets } from "#app/features/pipeline/merge-targets.queries.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/board.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const idea = await ideaTarget(context.app.db, actor, ideaNumber(params.idea));
  allow(mayMove(actor, idea.space.id));
  const shown = await ideaPage(context.app.db, idea);
  const view = cameFrom(new URL(request.url).searchParams);
  const isMerged = idea.stage === "merged";
  return {
    title: translateIn(context.locale)("board.merge.title", { number: idea.number ?? 0 }),
    idea: { number: idea.number, slug: idea.slug, title: shown.title, lang: shown.lang },
    counts: isMerged ? await mergeCounts(context.app.db, idea.id) : null,
    asks: await countSupporters(context.app.db, idea.id),
    similar: isMerged ? [] : await mergeTargets(context.app, actor, idea, shown.title),
    back: view ? backTo(view, idea.number) : "/board",
    carried: carried(view),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  const form = await readForm(request, newMerge);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { move } = await mergeIdeas(context.app, actor, { ...form.values, number }, form.key);
    flash(context, "board.merge.done");
    return redirect(`/board/moves/${move}${carried(cameFrom(new URL(request.url).searchParams))}`, 303);
  });
});

export const meta = pageTitle;

/** One idea goes on in another; afterwards, how its supporters answer. */
export default function MergeIdea() {
  const { t, locale } = useI18n();
  const { idea, counts, asks, similar, key, title, back, carried } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={<span lang={idea.lang}>{idea.title}</span>} />
      {counts ? (
        <>
          <MergeAnswers counts={counts} />
          <p className="p-form__acts">
            <ButtonLink to={ideaPath(idea)}>{t("board.made.open")}</ButtonLink>
            <a href={back}>{t("board.made.back")}</a>
          </p>
        </>
      ) : (
        <>
          <p>
            {t("board.merge.lead")}{" "}
            <strong>{t(asks ? "board.merge.asks" : "board.merge.asksNobody", { count: asks })}</strong>
          </p>
          <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
          <Form method="post" className="p-form" reloadDocument>
            <HiddenKey value={form.key ?? key} />
            <input type="hidden" name="lang" value={locale} />
            <MergeFields form={form} similar={similar} />
            <div className="p-form__acts">
              <Button size="lg">{t(asks ? "board.merge.now" : "board.merge.nowAlone")}</Button>
              <ButtonLink to={`/board/ideas/${idea.number}${carried}`} look="quiet" reload>
                {t("board.merge.back")}
              </ButtonLink>
            </div>
          </Form>
        </>
      )}
    </div>
  );
}
