import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { loginForm } from "#app/features/accounts/account.schema.ts";
import { DemoAccounts } from "#app/features/accounts/DemoAccounts.tsx";
import { requestCode } from "#app/features/accounts/sign-in-code.server.ts";
import { intentPromise } from "#app/features/ideas/intent-promise.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";
import { rememberAsking } from "#app/web/sign-in-cookies.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  const intent = query.get("intent") ?? "";
  return {
    next: localPath(query.get("next")),
    intent,
    promise: intent ? await intentPromise(context.app, context.viewer, intent) : null,
    demo: context.demo,
    title: translateIn(context.locale)("accounts.login.title"),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const form = await readForm(request, loginForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(context.app, "signInCodeByNetwork", context.ip);
    await limit(context.app, "signInCodeByAddress", form.values.email);
    const { browserSecret } = await requestCode(context.app, {
      email: form.values.email,
      locale: context.locale,
      next: localPath(form.values.next),
      intentId: form.values.intent || null,
    });
    rememberAsking(context, browserSecret);
    return redirect("/login/code", 303);
  });
});

export const meta = pageTitle;

export default function Login() {
  const t = useT();
  const { next, intent, promise, demo } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading
        title={promise ? t(`accounts.login.promise.${promise.kind}`) : t("accounts.login.title")}
        lead={promise ? null : t("accounts.login.lead")}
      />
      {promise ? (
        <Notice>
          <p lang={promise.lang}>
            Nº {promise.number} · {promise.title}
          </p>
        </Notice>
      ) : null}
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="intent" value={intent} />
        <TextField
          name="email"
          type="email"
          label={t("accounts.login.email")}
          hint={t("accounts.login.hint")}
          error={form.errorOf("email")}
          defaultValue={form.typed("email")}
          autoComplete="email"
          inputMode="email"
          required
        />
        <div className="p-form__acts">
          <Button size="lg">{t("accounts.login.send")}</Button>
          <ButtonLink to={`/login/password?${new URLSearchParams({ next, intent })}`} look="link">
            {t("accounts.login.usePassword")}
          </ButtonLink>
        </div>
      </Form>
      {demo ? <DemoAccounts next={next} /> : null}
    </div>
  );
}
