import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayAdminister } from "#app/features/accounts/account.policy.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { heldRoles } from "#app/features/spaces/people.queries.server.ts";
import { RoleList } from "#app/features/spaces/RoleList.tsx";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { inLocale } from "#app/features/spaces/space.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    roles: await heldRoles(context.app.db, { spaceId: space.id }),
    mayGive: mayAdminister(actor),
  };
});

export const meta = pageTitle;

export default function SpacePeople() {
  const t = useT();
  const { space, roles, mayGive } = useLoaderData<typeof loader>();
  return (
    <SpaceDesk space={space} part="people">
      <p className="p-lead">{t("admin.people.spaceLead")}</p>
      <RoleList roles={roles} linked={mayGive} />
      {mayGive ? (
        <ButtonLink to="/admin/people" look="quiet" reload>
          {t("admin.people.give")}
        </ButtonLink>
      ) : null}
    </SpaceDesk>
  );
}
