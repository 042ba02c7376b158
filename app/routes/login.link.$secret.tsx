import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { proofOfLink } from "#app/features/accounts/sign-in-code.server.ts";
import { intentPromise } from "#app/features/ideas/intent-promise.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { enter } from "#app/web/enter.server.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

const linkForm = z.object({ act: z.literal("without").optional() });

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  await limit(context.app, "codeTry", context.ip);
  const proof = await proofOfLink(context.app, params.secret ?? "");
  return {
    title: translateIn(context.locale)("accounts.link.title"),
    email: proof.email,
    promise: proof.intentId ? await intentPromise(context.app, context.viewer, proof.intentId) : null,
  };
});

/** Opening the link does nothing: mail programs open links too. Only the press signs in. */
export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const proof = await proofOfLink(context.app, params.secret ?? "");
  const form = await readForm(request, linkForm);
  const without = form.ok && form.values.act === "without";
  return enter(context, request, without ? { ...proof, intentId: null } : proof, null);
});

export const meta = pageTitle;

export default function EnterByLink() {
  const t = useT();
  const { email, promise } = useLoaderData<typeof loader>();
  return (
    <div className="p-narrow">
      <PageHeading title={t("accounts.link.title")} lead={t("accounts.link.lead", { email })} />
      {promise ? (
        <Notice title={t(`accounts.login.promise.${promise.kind}`)}>
          <p lang={promise.lang}>
            Nº {promise.number} · {promise.title}
          </p>
        </Notice>
      ) : null}
      <Form method="post" reloadDocument className="p-form__acts">
        <Button size="lg">{t(promise ? "accounts.link.enterAndDo" : "accounts.link.enter")}</Button>
        {promise ? (
          <Button size="lg" look="quiet" name="act" value="without">
            {t("accounts.link.without")}
          </Button>
        ) : null}
      </Form>
    </div>
  );
}
