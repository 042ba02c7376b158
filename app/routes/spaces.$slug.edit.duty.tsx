import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { clockOf } from "#app/features/spaces/clock.ts";
import { DutyFields } from "#app/features/spaces/DutyFields.tsx";
import { dutyIn, staffOf } from "#app/features/spaces/duty.queries.server.ts";
import { dutyForm } from "#app/features/spaces/duty.schema.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setDuty } from "#app/features/spaces/set-duty.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { weekdayName } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { flash } from "#app/web/flash.server.ts";
import { attempt, freshKey, readForm, rejected } from "#app/web/form.server.ts";
import { formState } from "#app/web/form.ts";
import { pageTitle } from "#app/web/meta.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import { page, requireActor } from "#app/web/page.server.ts";

export const loader = page(async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  const space = await managedSpace(context.app.db, actor, params.slug);
  const [slots, moderators] = await Promise.all([
    dutyIn(context.app.db, space.id),
    staffOf(context.app.db, space.id, ["moderator", "admin"]),
  ]);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    slots,
    moderators,
    version: versionOf(slots),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, dutyForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setDuty(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/duty`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceDuty() {
  const { t, locale, timeZone } = useI18n();
  const { space, slots, moderators, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const nameOf = (id: string) => moderators.find((one) => one.id === id)?.name ?? "–";
  const saved = slots.map(
    ({ userId, weekdays, from, to }) =>
      `${nameOf(userId)}: ${weekdays.map((day) => weekdayName(day, locale)).join(", ")}, ${clockOf(from)}–${clockOf(to)}`,
  );
  return (
    <SpaceDesk space={space} part="duty">
      <p className="p-lead">{t("admin.duty.lead", { zone: timeZone })}</p>
      <PartForm form={form} formKey={key} version={version} saved={saved}>
        <DutyFields form={form} slots={slots} moderators={moderators} />
      </PartForm>
    </SpaceDesk>
  );
}
