import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { OwnDevice } from "./push-device.queries.server.ts";

/** One's own devices, how each is, and what can be done with it; plain forms. */
export function PushDeviceList({ devices, formKey }: { devices: OwnDevice[]; formKey: string }) {
  const { t, ...zone } = useI18n();
  return (
    <Section title={t("desk.push.devices")} id="devices">
      {devices.length === 0 ? <EmptyState title={t("desk.push.none")} /> : null}
      <ul className="p-list">
        {devices.map((device) => {
          const name = device.label || t("desk.push.unknown");
          return (
            <li key={device.id} className="p-list__row">
              <p>
                {name} {device.here ? <Tag kind="ok">{t("desk.push.here")}</Tag> : null}{" "}
                {device.stale ? <Tag kind="warn">{t("desk.push.stale")}</Tag> : null}{" "}
                {device.failed && !device.stale ? <Tag kind="warn">{t("desk.push.failed")}</Tag> : null}
              </p>
              <p className="p-meta">
                {t("desk.push.since", { date: dateTime(device.createdAt, zone) })}{" "}
                {device.lastSuccessAt
                  ? t("desk.push.lastSuccess", { date: dateTime(device.lastSuccessAt, zone) })
                  : t("desk.push.never")}
              </p>
              <form method="post" action={`/moderation/push/${device.id}`} className="p-form__acts">
                <HiddenKey value={formKey} />
                <Button
                  look="quiet"
                  size="sm"
                  name="act"
                  value="test"
                  aria-label={`${t("desk.push.test")}: ${name}`}
                >
                  {t("desk.push.test")}
                </Button>
                <Button
                  look="quiet"
                  size="sm"
                  name="act"
                  value="remove"
                  aria-label={`${t("desk.push.remove")}: ${name}`}
                >
                  {t("desk.push.remove")}
                </Button>
              </form>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
