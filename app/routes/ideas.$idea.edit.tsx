import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { allow } from "#app/core/errors.ts";
import { LIMITS } from "#app/core/limits.ts";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { mayEditIdea } from "#app/features/ideas/idea.policy.ts";
import { editedIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { latestRevision } from "#app/features/ideas/revision.queries.server.ts";
import { categoriesOf } from "#app/features/spaces/category.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
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
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const idea = await ideaTarget(context.app.db, actor, ideaNumber(params.idea));
  allow(mayEditIdea(actor, idea));
  return {
    title: translateIn(context.locale)("ideas.edit.title"),
    path: ideaPath(idea),
    number: idea.number,
    categories: await categoriesOf(context.app.db, idea.space.id),
    latest: await latestRevision(context.app.db, idea),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, editedIdea);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(context.app, "comment", actor.id);
    const edit = { ...form.values, number: ideaNumber(params.idea) };
    const edited = await editIdea(context.app, actor, edit, form.key);
    flash(context, edited.state === "pending" ? "done.ideaPending" : "done.ideaPublished");
    return redirect(ideaPath(edited), 303);
  });
});

export const meta = pageTitle;

/** The author's own text, to be sent as a new revision or taken back. */
export default function EditIdea() {
  const { t, locale } = useI18n();
  const { path, categories, number, latest, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.edit.title")} lead={t("ideas.edit.lead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form">
        <HiddenKey value={form.key ?? key} />
        <input type="hidden" name="revision" value={latest.id} />
        <TextField
          name="title"
          label={t("ideas.new.titleLabel")}
          error={form.errorOf("title")}
          defaultValue={form.typed("title", latest.title)}
          maxLength={LIMITS.title.max}
          required
        />
        <TextArea
          name="body"
          rows={12}
          label={t("ideas.new.bodyLabel")}
          error={form.errorOf("body")}
          defaultValue={form.typed("body", latest.body)}
        />
        <Select
          name="lang"
          label={t("ideas.new.lang")}
          error={form.errorOf("lang")}
          defaultValue={form.typed("lang", latest.lang)}
          options={LOCALES.map((one) => ({ value: one, label: t(`common.language.${one}`) }))}
        />
        {categories.length > 0 ? (
          <Select
            name="category"
            label={t("ideas.category")}
            error={form.errorOf("category")}
            defaultValue={form.typed("category", latest.category ?? "")}
            options={[
              { value: "", label: t("ideas.new.noCategory") },
              ...categories.map((one) => ({ value: one.id, label: inLocale(one.name, locale) })),
            ]}
          />
        ) : null}
        <div className="p-form__acts">
          <Button size="lg">{t("ideas.edit.save")}</Button>
          <ButtonLink to={path} look="quiet">
            {t("common.cancel")}
          </ButtonLink>
        </div>
      </Form>
      <Form method="post" action={`/ideas/${number}/withdrawal`}>
        <p className="p-meta">{t("ideas.edit.withdrawHint")}</p>
        <Button look="danger">{t("ideas.edit.withdraw")}</Button>
      </Form>
    </div>
  );
}
