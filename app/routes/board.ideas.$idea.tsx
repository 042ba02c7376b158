import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { mayMove, moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const idea = await ideaTarget(context.app.db, actor, ideaNumber(params.idea));
  allow(mayMove(actor, idea.space.id));
  const shown = await ideaPage(context.app.db, idea);
  return {
    title: `Nº ${idea.number}`,
    idea: {
      number: idea.number,
      slug: idea.slug,
      stage: idea.stage,
      // To merge is an act of its own, which asks the supporters.
      stages: idea.space.stages.filter((stage) => stage !== "merged" || idea.stage === "merged"),
      title: shown.title,
      lang: shown.lang,
    },
    next: { nextStep: shown.nextStep ?? "", responsible: shown.responsible ?? "", due: shown.dueOn ?? "" },
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const number = ideaNumber(params.idea);
  const form = await readForm(request, newMove);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await moveIdea(context.app, actor, { ...form.values, number }, form.key);
    flash(context, "pipeline.done");
    return redirect(ideaPath(await ideaTarget(context.app.db, actor, number)), 303);
  });
});

export const meta = pageTitle;

/** Stage, public note, responsible and date in one sheet. */
export default function MoveIdea() {
  const { t, locale } = useI18n();
  const { idea, next, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading
        title={t("board.move", { number: idea.number ?? 0 })}
        lead={<span lang={idea.lang}>{idea.title}</span>}
      />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <HiddenKey value={form.key ?? key} />
        <input type="hidden" name="lang" value={locale} />
        <Select
          name="stage"
          label={t("board.stage")}
          error={form.errorOf("stage")}
          defaultValue={form.typed("stage", idea.stage)}
          options={idea.stages.map((stage) => ({ value: stage, label: t(`pipeline.stage.${stage}`) }))}
        />
        <TextArea
          name="note"
          label={t("board.note")}
          hint={t("board.noteHint")}
          error={form.errorOf("note")}
          defaultValue={form.typed("note")}
        />
        <TextField
          name="nextStep"
          label={t("pipeline.next")}
          error={form.errorOf("nextStep")}
          defaultValue={form.typed("nextStep", next.nextStep)}
          maxLength={200}
        />
        <TextField
          name="responsible"
          label={t("pipeline.who")}
          error={form.errorOf("responsible")}
          defaultValue={form.typed("responsible", next.responsible)}
          maxLength={200}
        />
        <TextField
          name="due"
          type="date"
          label={t("board.due")}
          error={form.errorOf("due")}
          defaultValue={form.typed("due", next.due)}
        />
        <div className="p-form__acts">
          <Button size="lg">{t("board.moveNow")}</Button>
          <ButtonLink to={ideaPath(idea)} look="quiet" reload>
            {t("common.cancel")}
          </ButtonLink>
          <a href={`/board/ideas/${idea.number}/merge`}>{t("board.merge.link")}</a>
        </div>
      </Form>
    </div>
  );
}
