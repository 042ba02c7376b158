import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { NoticeGroup } from "#app/features/notifications/NoticeGroup.tsx";
import { toldTo } from "#app/features/notifications/notification.queries.server.ts";
import { OrganisationNotices } from "#app/features/notifications/OrganisationNotices.tsx";
import { toldOfOrganisations } from "#app/features/notifications/organisation-notices.queries.server.ts";
import { readNotifications } from "#app/features/notifications/read-notifications.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { flash } from "#app/web/flash.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  return {
    title: translateIn(context.locale)("notifications.title"),
    groups: await toldTo(context.app.db, actor),
    organisations: await toldOfOrganisations(context.app.db, actor),
    now: context.app.now().toISOString(),
  };
});

export const action = page(async ({ context, request }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  await readNotifications(context.app, actor);
  flash(context, "done.allRead");
  return redirect("/notifications", 303);
});

export const meta = pageTitle;

export default function Notifications() {
  const t = useT();
  const { groups, organisations, now } = useLoaderData<typeof loader>();
  const unread = [...organisations, ...groups.flatMap((group) => group.notices)].some(
    (notice) => notice.unread,
  );
  return (
    <div className="p-narrow">
      <PageHeading title={t("notifications.title")} lead={t("notifications.lead")}>
        {unread ? (
          <Form method="post" reloadDocument>
            <Button look="quiet">{t("notifications.markRead")}</Button>
          </Form>
        ) : null}
      </PageHeading>
      <OrganisationNotices notices={organisations} now={now} />
      {groups.length === 0 && organisations.length === 0 ? (
        <EmptyState title={t("notifications.none")} />
      ) : null}
      {groups.map((group) => (
        <NoticeGroup key={group.id} group={group} now={now} />
      ))}
    </div>
  );
}
