import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { versionOf } from "#app/core/version.server.ts";
import { ClockFields } from "#app/features/spaces/ClockFields.tsx";
import { clockIn } from "#app/features/spaces/clock.queries.server.ts";
import { clockForm } from "#app/features/spaces/clock.schema.ts";
import { clockOf } from "#app/features/spaces/clock.ts";
import { managedSpace } from "#app/features/spaces/managed-space.server.ts";
import { SpaceDesk } from "#app/features/spaces/SpaceDesk.tsx";
import { setClock } from "#app/features/spaces/set-clock.server.ts";
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
  const clock = await clockIn(context.app.db, space.id);
  return {
    title: inLocale(space.title, context.locale),
    space: { slug: space.slug, title: space.title },
    clock,
    version: versionOf(clock),
    key: freshKey(),
  };
});

export const action = page(async ({ context, request, params }: ActionFunctionArgs) => {
  const actor = requireActor(context, request);
  const { slug } = await managedSpace(context.app.db, actor, params.slug);
  const form = await readForm(request, clockForm);
  if (!form.ok) return rejected(form);
  return attempt(form, async () => {
    await setClock(context.app, actor, { ...form.values, slug }, form.key);
    flash(context, "common.saved");
    return redirect(`/spaces/${slug}/edit/clock`, 303);
  });
});

export const meta = pageTitle;

export default function SpaceClock() {
  const { t, locale, timeZone } = useI18n();
  const { space, clock, version, key } = useLoaderData<typeof loader>();
  const form = formState(useActionData(), t);
  const { text, report, appeal } = clock.targets;
  const saved = [
    `${text} min · ${report} min · ${appeal / 60} h`,
    ...clock.hours.map((hours, weekday) =>
      [weekdayName(weekday, locale), hours ? `${clockOf(hours[0])}–${clockOf(hours[1])}` : "–"].join(": "),
    ),
    ...clock.holidays,
  ];
  return (
    <SpaceDesk space={space} part="clock">
      <p className="p-lead">{t("admin.clock.lead", { zone: timeZone })}</p>
      <PartForm form={form} formKey={key} version={version} saved={saved}>
        <ClockFields form={form} clock={clock} />
      </PartForm>
    </SpaceDesk>
  );
}
