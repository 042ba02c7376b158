import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { tokenForm } from "#app/features/accounts/account.schema.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { scopesFor } from "#app/features/accounts/token.policy.ts";
import { ownTokens } from "#app/features/accounts/token.queries.server.ts";
import { parseScopes } from "#app/features/accounts/token.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { attempt, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const tokens = await ownTokens(context.app.db, actor.id);
  return {
    title: translateIn(context.locale)("accounts.tokens.title"),
    allowed: scopesFor(actor),
    tokens: tokens.map((token) => ({ ...token, scopes: parseScopes(token.scopes) })),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const form = await readForm(request, tokenForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    const { token } = await createToken(context.app, actor, form.values);
    return data({ token }, { headers: { "Cache-Control": "no-store" } });
  });
});

export const meta = pageTitle;

export default function Tokens() {
  const t = useT();
  const { tokens, allowed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formState(answer, t);
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.tokens.title")} lead={t("accounts.tokens.text")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {answer && "token" in answer ? (
        <Notice kind="ok" title={t("accounts.tokens.made")} live>
          <p>
            <code>{answer.token}</code>
          </p>
        </Notice>
      ) : null}
      {tokens.length === 0 ? <EmptyState title={t("accounts.tokens.none")} /> : null}
      <ul className="p-list">
        {tokens.map((token) => (
          <li key={token.id} className="p-list__row">
            <p>{token.name}</p>
            <p className="p-meta">
              {token.scopes.map((scope) => t(`accounts.tokens.scope.${scope}`)).join(" · ")}
            </p>
            <Form method="post" action={`/settings/tokens/${token.id}`}>
              <Button look="quiet" size="sm" aria-label={`${t("accounts.tokens.revoke")}: ${token.name}`}>
                {t("accounts.tokens.revoke")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <Form method="post" className="p-form">
        <TextField
          name="name"
          label={t("accounts.tokens.name")}
          error={form.errorOf("name")}
          defaultValue={form.typed("name")}
          required
        />
        <fieldset>
          <legend>{t("accounts.tokens.scopes")}</legend>
          {allowed.map((scope) => (
            <Checkbox
              key={scope}
              id={`scope-${scope}`}
              name="scopes[]"
              value={scope}
              defaultChecked={scope === "read"}
              label={t(`accounts.tokens.scope.${scope}`)}
            />
          ))}
        </fieldset>
        <div className="p-form__acts">
          <Button>{t("accounts.tokens.create")}</Button>
        </div>
      </Form>
    </div>
  );
}
