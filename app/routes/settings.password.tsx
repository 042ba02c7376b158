import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { hasPassword } from "#app/features/accounts/account.queries.server.ts";
import { passwordForm } from "#app/features/accounts/account.schema.ts";
import { changePassword } from "#app/features/accounts/change-password.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  return {
    title: translateIn(context.locale)("accounts.password.title"),
    has: await hasPassword(context.app.db, actor.id),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, passwordForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await limit(context.app, "passwordByAccount", actor.id);
    const removes = form.values.act === "remove";
    const cookie = await changePassword(context.app, actor, {
      current: form.values.current,
      password: removes ? null : form.values.password,
      userAgent: request.headers.get("user-agent") ?? "",
    });
    context.setCookie(cookie);
    flash(context, removes ? "done.passwordRemoved" : "done.passwordSaved");
    return redirect("/settings", 303);
  });
});

export const meta = pageTitle;

export default function Password() {
  const t = useT();
  const { has } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.password.title")} lead={t("accounts.password.lead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        {has ? (
          <TextField
            name="current"
            type="password"
            label={t("accounts.password.current")}
            error={form.errorOf("current")}
            autoComplete="current-password"
          />
        ) : null}
        <TextField
          name="password"
          type="password"
          label={t("accounts.password.new")}
          hint={t("accounts.password.hint")}
          error={form.errorOf("password")}
          autoComplete="new-password"
        />
        <div className="p-form__acts">
          <Button name="act" value="set">
            {t("accounts.password.set")}
          </Button>
          {has ? (
            <Button look="quiet" name="act" value="remove">
              {t("accounts.password.remove")}
            </Button>
          ) : null}
        </div>
      </Form>
    </div>
  );
}
