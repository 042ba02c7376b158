import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { LOCALES } from "#app/core/actor.ts";
import { AccountDoors } from "#app/features/accounts/AccountDoors.tsx";
import { accountSettings } from "#app/features/accounts/account.queries.server.ts";
import { settingsForm } from "#app/features/accounts/account.schema.ts";
import { changeProfile } from "#app/features/accounts/change-profile.server.ts";
import { SessionList } from "#app/features/accounts/SessionList.tsx";
import { mayBeCalled } from "#app/features/notifications/push.policy.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { cookie } from "#app/web/cookies.server.ts";
import { flash } from "#app/web/flash.server.ts";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const t = translateIn(context.locale);
  return {
    title: t("accounts.settings.title"),
    current: actor.sessionId,
    // Said by the server: a reader's page does not carry the words of desks.
    push: mayBeCalled(actor) ? { title: t("desk.push.title"), link: t("desk.push.link") } : null,
    ...(await accountSettings(context.app.db, actor.id)),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, settingsForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { name, locale, mail } = form.values;
    await changeProfile(context.app, actor, { name, locale, mail: mail === "1" });
    context.setCookie(cookie(context.app, "lang", locale, { maxAge: 365 * 24 * 3600 }));
    flash(context, "common.saved");
    return redirect("/settings", 303);
  });
});

export const meta = pageTitle;

export default function Settings() {
  const t = useT();
  const account = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.settings.title")} lead={account.email} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <Form method="post" className="p-form" reloadDocument>
        <TextField
          name="name"
          label={t("accounts.register.name")}
          error={form.errorOf("name")}
          defaultValue={form.typed("name", account.name)}
          autoComplete="name"
          required
        />
        <Select
          name="locale"
          label={t("accounts.register.locale")}
          error={form.errorOf("locale")}
          defaultValue={form.typed("locale", account.locale)}
          options={LOCALES.map((choice) => ({ value: choice, label: t(`common.language.${choice}`) }))}
        />
        <Checkbox name="mail" value="1" defaultChecked={account.mail} label={t("accounts.settings.mail")} />
        <div className="p-form__acts">
          <Button>{t("common.save")}</Button>
        </div>
      </Form>
      {account.push ? (
        <Section title={account.push.title} id="push">
          <p>
            <a href="/moderation/push">{account.push.link}</a>
          </p>
        </Section>
      ) : null}
      <SessionList sessions={account.sessions} current={account.current} />
      <AccountDoors />
    </div>
  );
}
