import { Form } from "@remix-run/react";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";

type Props = { sessions: { id: string; device: string; createdAt: string }[]; current: string | null };

/** Where one is signed in, each to be ended on its own. */
export function SessionList({ sessions, current }: Props) {
  const { t, ...zone } = useI18n();
  return (
    <Section title={t("accounts.sessions.title")} id="sessions">
      <ul className="p-list">
        {sessions.map((session) => (
          <li key={session.id} className="p-list__row">
            <p>
              {session.device || t("accounts.sessions.unknown")}{" "}
              {session.id === current ? <Tag kind="ok">{t("accounts.sessions.this")}</Tag> : null}
            </p>
            <p className="p-meta">
              {t("accounts.sessions.since", { date: dateTime(session.createdAt, zone) })}
            </p>
            {session.id === current ? null : (
              <Form method="post" action={`/settings/sessions/${session.id}`}>
                <Button look="quiet" size="sm">
                  {t("accounts.sessions.end")}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
