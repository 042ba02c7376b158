import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { codeForm } from "#app/features/accounts/account.schema.ts";
import { CODE_MINUTES, proveByCode } from "#app/features/accounts/sign-in-code.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { enter } from "#app/web/enter.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { askedSecret } from "#app/web/sign-in-cookies.server.ts";

export const loader = page(({ context }: LoaderFunctionArgs) => {
  if (!askedSecret(context)) throw redirect("/login");
  return {
    title: translateIn(context.locale)("accounts.code.title"),
    minutes: CODE_MINUTES,
    demo: context.demo,
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const secret = askedSecret(context);
  if (!secret) throw redirect("/login", 303);
  const form = await readForm(request, codeForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(context.app, "codeTry", context.ip);
    const proof = await proveByCode(context.app, secret, form.values.code);
    return enter(context, request, proof, null);
  });
});

export const meta = pageTitle;

export default function EnterCode() {
  const t = useT();
  const { minutes, demo } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.code.title")} lead={t("accounts.code.lead", { minutes })} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <TextField
          name="code"
          label={t("accounts.code.label")}
          error={form.errorOf("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]*"
          maxLength={7}
          required
        />
        <div className="p-form__acts">
          <Button size="lg">{t("accounts.code.enter")}</Button>
          <ButtonLink to="/login" look="link">
            {t("accounts.code.again")}
          </ButtonLink>
        </div>
      </Form>
      {demo ? (
        <p>
          <a href="/dev/mail">{t("accounts.code.devMail")}</a>
        </p>
      ) : null}
    </div>
  );
}
