import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { allow } from "#app/core/errors.ts";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { AdminDesk } from "#app/site/AdminDesk.tsx";
import { adminFigures } from "#app/site/admin-figures.server.ts";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  allow(mayAdminister(requireActor(context, request)));
  return {
    title: translateIn(context.locale)("common.nav.admin"),
    figures: await adminFigures(context.app),
  };
});

export const meta = pageTitle;

const PLACES = {
  requests: "/admin/organisations",
  queue: "/moderation",
  late: "/moderation",
  mails: null,
  people: "/admin/people",
  suspended: "/admin/people",
  spaces: "/spaces",
} as const;
const ROWS = ["requests", "queue", "late", "mails", "people", "suspended", "spaces"] as const;

export default function Admin() {
  const t = useT();
  const { figures } = useLoaderData<typeof loader>();
  return (
    <AdminDesk part="overview" title={t("common.nav.admin")}>
      <dl className="p-counts">
        {ROWS.map((row) => {
          const place = PLACES[row];
          const words = t(`admin.figure.${row}`, { count: figures[row] });
          return (
            <div key={row}>
              <dt>
                {place ? (
                  <Link to={place} reloadDocument>
                    {words}
                  </Link>
                ) : (
                  words
                )}
              </dt>
              <dd>{figures[row]}</dd>
            </div>
          );
        })}
      </dl>
    </AdminDesk>
  );
}
