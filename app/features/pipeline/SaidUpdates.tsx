import { Form } from "@remix-run/react";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { Evidence } from "./Evidence.tsx";
import type { OfficialUpdate } from "./update.queries.server.ts";

/** What was said so far and can be taken back. */
export function SaidUpdates({ updates, number }: { updates: OfficialUpdate[]; number: number }) {
  const { t, ...zone } = useI18n();
  if (updates.length === 0) return null;
  return (
    <Section title={t("board.say.said")} id="said">
      <ul className="p-list">
        {updates.map((update) => (
          <li key={update.id} className="p-list__row">
            <p>
              <Tag kind="official">{t(`pipeline.update.${update.kind}`)}</Tag>{" "}
              <span className="p-meta">{longDate(update.at, zone)}</span>
            </p>
            <Prose html={update.html} lang={update.lang} />
            <Evidence figures={update.figures} links={update.links} lang={update.lang} />
            <Form method="post" action={`/ideas/${number}/updates/${update.id}`} reloadDocument>
              <Button look="quiet" size="sm">
                {t("board.say.withdraw")}
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
