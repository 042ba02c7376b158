import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { registerForm } from "#app/features/accounts/account.schema.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { enter } from "#app/web/enter.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { provenAddress } from "#app/web/sign-in-cookies.server.ts";

export const loader = page(({ context }: LoaderFunctionArgs) => {
  const proof = provenAddress(context);
  if (!proof) throw redirect("/login");
  return { title: translateIn(context.locale)("accounts.register.title"), email: proof.email };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const proof = provenAddress(context);
  if (!proof) throw redirect("/login", 303);
  const form = await readForm(request, registerForm);
  if (!form.ok) return rejected(form);
  return attempt(form, () =>
    enter(context, request, proof, { name: form.values.name, locale: form.values.locale }),
  );
});

export const meta = pageTitle;

/** The first time: name, language, and what one agrees to. Nothing exists before this is sent. */
export default function Register() {
  const { t, locale } = useI18n();
  const { email } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.register.title")} lead={t("accounts.register.lead", { email })} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <TextField
          name="name"
          label={t("accounts.register.name")}
          hint={t("accounts.register.nameHint")}
          error={form.errorOf("name")}
          defaultValue={form.typed("name")}
          autoComplete="name"
          required
        />
        <Select
          name="locale"
          label={t("accounts.register.locale")}
          error={form.errorOf("locale")}
          defaultValue={form.typed("locale", locale)}
          options={LOCALES.map((choice) => ({ value: choice, label: t(`common.language.${choice}`) }))}
        />
        <Checkbox
          name="accepted"
          value="1"
          error={form.errorOf("accepted")}
          label={
            <>
              {t("accounts.register.accept")} <a href="/rules">{t("common.nav.rules")}</a>,{" "}
              <a href="/privacy">{t("common.nav.privacy")}</a>
            </>
          }
        />
        <div className="p-form__acts">
          <Button size="lg">{t("accounts.register.enter")}</Button>
        </div>
      </Form>
    </div>
  );
}
