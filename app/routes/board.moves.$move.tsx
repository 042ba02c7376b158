import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { MoveAudience } from "#app/features/notifications/MoveAudience.tsx";
import { audienceOf, toldOf } from "#app/features/notifications/move-audience.queries.server.ts";
import { backTo, cameFrom, carried } from "#app/features/pipeline/board.ts";
import { MovedStages } from "#app/features/pipeline/MovedStages.tsx";
import { madeMove } from "#app/features/pipeline/made-move.queries.server.ts";
import { undoMoveForm } from "#app/features/pipeline/move.schema.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { UndoMove, useUntilTold } from "#app/features/pipeline/UndoMove.tsx";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

import "#app/styles/board.css";
import "#app/styles/undo.css";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app } = context;
  const actor = requireActor(context, request);
  const { idea, move } = await madeMove(app.db, actor, params.move ?? "");
  allow(mayMove(actor, idea.space.id));
  const shown = await ideaPage(app.db, idea);
  const now = app.now().getTime();
  const view = cameFrom(new URL(request.url).searchParams);
  const left = move.undoUntil === null ? 0 : Math.max(0, Date.parse(move.undoUntil) - now);
  return {
    title: translateIn(context.locale)("board.made.title", { number: idea.number ?? 0 }),
    idea: { number: idea.number, slug: idea.slug, title: shown.title, lang: shown.lang, stage: idea.stage },
    own: ownStages(idea.space),
    move,
    back: view ? backTo(view, idea.number) : "/board",
    carried: carried(view),
    /** Milliseconds for which it can be undone. */
    left,
    audience:
      move.telling === "waiting" ? await audienceOf(app.db, actor, idea.id) : await toldOf(app.db, move.id),
    key: freshKey(),
  };
});

/** Takes the move back. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, undoMoveForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await undoMove(context.app, actor, { move: params.move ?? "" }, form.key);
    flash(context, "board.undo.done");
    return redirect(
      `/board/moves/${params.move}${carried(cameFrom(new URL(request.url).searchParams))}`,
      303,
    );
  });
});

export const meta = pageTitle;

/** What a move has said and to whom; for ten seconds, the way back. */
export default function MadeMove() {
  const t = useT();
  const { title, idea, own, move, left, audience, key, back, carried } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  useUntilTold(move.telling, left);
  return (
    <div className="p-narrow p-made">
      <PageHeading title={title} lead={<span lang={idea.lang}>{idea.title}</span>} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {left > 0 ? <UndoMove formKey={form.key ?? key} /> : null}
      <MovedStages from={move.from} to={move.to} own={own} />
      {move.html ? <Prose html={move.html} lang={move.lang} /> : null}
      {move.telling === "cancelled" ? (
        <p>{t("board.made.undone")}</p>
      ) : move.telling === "telling" || (move.telling === "waiting" && left === 0 && move.undoUntil) ? (
        <p>{t("board.made.telling")}</p>
      ) : (
        <MoveAudience audience={audience} told={move.telling === "told"} />
      )}
      <p className="p-form__acts">
        <ButtonLink to={ideaPath(idea)}>{t("board.made.open")}</ButtonLink>
        <ButtonLink to={`/board/ideas/${idea.number}${carried}`} look="quiet" reload>
          {t("board.made.again")}
        </ButtonLink>
        {idea.stage === "done" ? (
          <a href={`/ideas/${idea.number}/answer?kind=result`}>{t("pipeline.sayResult")}</a>
        ) : null}
        {idea.stage === "merged" ? (
          <a href={`/board/ideas/${idea.number}/merge${carried}`}>{t("board.made.answers")}</a>
        ) : null}
        <a href={back}>{t("board.made.back")}</a>
      </p>
    </div>
  );
}
