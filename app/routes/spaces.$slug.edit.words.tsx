import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { ShippedWords } from "#app/features/screening/ShippedWords.tsx";
import { wordsForm } from "#app/features/screening/screening.schema.ts";
import { setWords } from "#app/features/screening/set-words.server.ts";
import { WordFields } from "#app/features/screening/WordFields.tsx";
import { SHIPPED_LISTS } from "#app/features/screening/word-lists.ts";
import { wordsOf } from "#app/features/screening/words.queries.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Section } from "#app/ui/Section.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const words = await wordsOf(context.app.db, space.id);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    words,
    lists: SHIPPED_LISTS,
    version: versionOf(words),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, wordsForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setWords(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/words`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceWordsPage() {
  const t = useT();
  const { space, words, lists, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="words">
      <p className="p-lead">{t("screening.words.lead")}</p>
      <div className="p-narrow">
        <PartForm form={form} formKey={key} version={version} saved={[...words.find, ...words.skip]}>
          <WordFields form={form} words={words} />
        </PartForm>
        <Section title={t("screening.words.lists")} id="lists">
          <ShippedWords lists={lists} />
        </Section>
      </div>
    </SpaceDesk>
  );
}
