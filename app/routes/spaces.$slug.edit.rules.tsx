import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { RuleFields } from "#app/features/spaces/RuleFields.tsx";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setRules } from "#app/features/spaces/set-rules.server.ts";
import { rulesForm } from "#app/features/spaces/space.schema.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { rulesWithUse } from "#app/features/spaces/space-parts.queries.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const rules = await rulesWithUse(context.app.db, space.id);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    rules,
    version: versionOf(rules),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, rulesForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setRules(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/rules`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceRules() {
  const { t, locale } = useI18n();
  const { space, rules, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <SpaceDesk space={space} part="rules">
      <p className="p-lead">{t("admin.rules.lead")}</p>
      <PartForm
        form={form}
        formKey={key}
        version={version}
        saved={rules.map((rule) => `${rule.number}. ${inLocale(rule.text, locale)}`)}
      >
        <RuleFields form={form} rules={rules} />
      </PartForm>
    </SpaceDesk>
  );
}
