import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordLoginForm } from "#app/features/accounts/account.schema.ts";
import { signInByPassword } from "#app/features/accounts/sign-in-by-password.server.ts";
import { claimDrafts } from "#app/features/ideas/claim-drafts.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { consumeIntent } from "#app/web/consume-intent.server.ts";
import { draftHolder } from "#app/web/drafts.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { pageTitle } from "#app/web/meta.ts";
import { networkOf } from "#app/web/network.server.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(({ context, request }: LoaderFunctionArgs) => {
  const query = new URL(request.url).searchParams;
  return {
    next: localPath(query.get("next")),
    intent: query.get("intent") ?? "",
    title: translateIn(context.locale)("accounts.login.usePassword"),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const form = await readForm(request, passwordLoginForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { app, viewer } = context;
    await limit(app, "codeTry", context.ip);
    await limit(app, "passwordByAccount", `${form.values.email} ${networkOf(context.ip)}`);
    await limit(app, "passwordByAddress", form.values.email);
    const cookie = await signInByPassword(app, {
      email: form.values.email,
      password: form.values.password,
      intentId: form.values.intent || null,
      userAgent: request.headers.get("user-agent") ?? "",
      endSession: viewer?.sessionId ? { userId: viewer.id, sessionId: viewer.sessionId } : null,
      claim: (tx, userId) => claimDrafts(tx, userId, draftHolder(context).browserHash),
      consume: (tx, record, actor, intentId) => consumeIntent(app, tx, record, actor, intentId),
    });
    context.setCookie(cookie);
    flash(context, form.values.intent ? "done.intent" : "done.signedIn");
    return redirect(localPath(form.values.next), 303);
  });
});

export const meta = pageTitle;

export default function PasswordLogin() {
  const t = useT();
  const { next, intent } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.login.usePassword")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="intent" value={intent} />
        <TextField
          name="email"
          type="email"
          label={t("accounts.login.email")}
          error={form.errorOf("email")}
          defaultValue={form.typed("email")}
          autoComplete="username"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t("accounts.password.label")}
          error={form.errorOf("password")}
          autoComplete="current-password"
          required
        />
        <div className="p-form__acts">
          <Button size="lg">{t("accounts.link.enter")}</Button>
          <ButtonLink to={`/login?${new URLSearchParams({ next, intent })}`} look="link">
            {t("accounts.login.send")}
          </ButtonLink>
        </div>
      </Form>
    </div>
  );
}
