import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "#app/core/errors.ts";
import { stopMails } from "#app/features/notifications/stop-mails.server.ts";
import { readUnsubscribe } from "#app/features/notifications/unsubscribe-token.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Notice } from "#app/ui/Notice.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page } from "#app/web/page.server.ts";

export const loader = page(async ({ context, params }: LoaderFunctionArgs) => {
  const token = readUnsubscribe(context.app, params.token);
  if (!token) throw new DomainError("notFound", "notifications.stop.invalid");
  return { title: translateIn(context.locale)("notifications.stop.title"), cause: token.cause };
});

/** Also answers a mail program's one-click request (RFC 8058), which has no session and no Origin. */
export const action = page(async ({ context, params }: ActionFunctionArgs) => {
  const token = readUnsubscribe(context.app, params.token);
  if (!token) throw new DomainError("notFound", "notifications.stop.invalid");
  await stopMails(context.app, token);
  return { stopped: true };
});

export const meta = pageTitle;

export default function Unsubscribe() {
  const t = useT();
  const { cause } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="p-narrow">
      <PageHeading title={t("notifications.stop.title")} lead={t(`notifications.stop.${cause}`)} />
      {answer ? (
        <Notice kind="ok" live title={t("notifications.stop.done")}>
          <p>{t("notifications.stop.stays")}</p>
        </Notice>
      ) : (
        <Form method="post" className="p-form">
          <p>{t("notifications.stop.stays")}</p>
          <Button>{t("notifications.stop.act")}</Button>
        </Form>
      )}
    </div>
  );
}
