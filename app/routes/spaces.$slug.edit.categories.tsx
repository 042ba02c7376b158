import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { versionOf } from "#app/core/version.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setCategories } from "#app/features/spaces/set-categories.server.ts";
import { categoriesForm } from "#app/features/spaces/space.schema.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { type Category, categoriesOf } from "#app/features/spaces/space-parts.queries.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const categories = await categoriesOf(context.app.db, space.id);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    categories,
    version: versionOf(categories),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, categoriesForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setCategories(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/categories`, 303);
  });
});

export const meta = pageTitle;

const BLANK: Category = { id: "", name: {} };

export default function SpaceCategories() {
  const { t, locale } = useI18n();
  const { space, categories, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="categories">
      <p className="p-lead">{t("admin.categories.lead")}</p>
      <PartForm
        form={form}
        formKey={key}
        version={version}
        saved={categories.map((category) => inLocale(category.name, locale))}
      >
        {[...categories, BLANK, BLANK, BLANK].map((category, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
          <fieldset key={index} className="p-group p-group--row">
            <legend>
              {category.id ? t("admin.categories.one", { number: index + 1 }) : t("admin.categories.new")}
            </legend>
            <input type="hidden" name={`id-${index}`} value={form.typed(`id-${index}`, category.id)} />
            {LOCALES.map((language) => (
              <TextField
                key={language}
                name={`${language}-${index}`}
                lang={language}
                label={t(`common.language.${language}`)}
                error={form.errorOf(`${language}-${index}`)}
                defaultValue={form.typed(`${language}-${index}`, category.name[language])}
                maxLength={LIMITS.category.max}
              />
            ))}
          </fieldset>
        ))}
      </PartForm>
    </SpaceDesk>
  );
}
