import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { MoveAudience } from "#app/features/notifications/MoveAudience.tsx";
import { audienceOf } from "#app/features/notifications/move-audience.queries.server.ts";
import { backTo, cameFrom, carried } from "#app/features/pipeline/board.ts";
import { MoveFields } from "#app/features/pipeline/MoveFields.tsx";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { mayMove, moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { stagesToChoose } from "#app/features/pipeline/stages-to-choose.ts";
import { useEscape } from "#app/features/pipeline/use-escape.ts";
import { stagesOf } from "#app/features/spaces/space.ts";
import { asStage } from "#app/features/spaces/stage.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
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
  const query = new URL(request.url).searchParams;
  const view = cameFrom(query);
  const { stages, to, refused } = stagesToChoose(idea, asStage(query.get("to")));
  return {
    title: translateIn(context.locale)("board.move", { number: idea.number ?? 0 }),
    /** Where the sheet was opened from, and what leads back there. */
    back: view ? backTo(view, idea.number) : ideaPath(idea),
    fromBoard: view !== null,
    carried: carried(view),
    idea: {
      number: idea.number,
      slug: idea.slug,
      stage: idea.stage,
      title: shown.title,
      lang: shown.lang,
    },
    space: { ...stagesOf(idea.space), own: ownStages(idea.space), stages },
    to,
    refused,
    mayMerge: idea.stage === "merged" || idea.space.stages.includes("merged"),
    next: { nextStep: shown.nextStep ?? "", responsible: shown.responsible ?? "", due: shown.dueOn ?? "" },
    audience: await audienceOf(context.app.db, actor, idea.id),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  const form = await readForm(request, newMove);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { id } = await moveIdea(context.app, actor, { ...form.values, number }, form.key);
    return redirect(`/board/moves/${id}${carried(cameFrom(new URL(request.url).searchParams))}`, 303);
  });
});

export const meta = pageTitle;

/** Stage, public note, responsible and date in one sheet. */
export default function MoveIdea() {
  const { t, locale } = useI18n();
  const { title, back, fromBoard, carried, idea, space, to, refused, mayMerge, next, audience, key } =
    useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const onInput = useEscape(back, form.errors.length > 0);
  return (
    <div className="p-narrow">
      <PageHeading title={title} lead={<span lang={idea.lang}>{idea.title}</span>}>
        <ButtonLink to={back} look="quiet" reload>
          {t(fromBoard ? "board.made.back" : "dossier.toIdea")}
        </ButtonLink>
      </PageHeading>
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {refused ? <Notice kind="warn" title={t("board.stageNotUsed")} /> : null}
      <Form method="post" className="p-form" reloadDocument onInput={onInput}>
        <HiddenKey value={form.key ?? key} />
        <input type="hidden" name="lang" value={locale} />
        <MoveFields form={form} space={space} now={idea.stage} stage={to} next={next} />
        <MoveAudience audience={audience} />
        <div className="p-form__acts">
          <Button size="lg">{t("board.moveNow")}</Button>
          <ButtonLink to={back} look="quiet" reload>
            {t("common.cancel")}
          </ButtonLink>
          {mayMerge ? (
            <a href={`/board/ideas/${idea.number}/merge${carried}`}>{t("board.merge.link")}</a>
          ) : null}
          <a href={`/board/ideas/${idea.number}/dossier`}>{t("pipeline.dossier")}</a>
        </div>
        <p className="p-meta">{t("board.undo.wait")}</p>
      </Form>
    </div>
  );
}
