import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Section } from "#app/ui/Section.tsx";
import { ToldUpdate } from "./ToldUpdate.tsx";
import type { OfficialUpdate } from "./update.queries.server.ts";

/** What was said so far and can be taken back. */
export function SaidUpdates({ updates, number }: { updates: OfficialUpdate[]; number: number }) {
  const t = useT();
  if (updates.length === 0) return null;
  return (
    <Section title={t("board.say.said")} id="said">
      <ul className="p-list">
        {updates.map((update) => (
          <li key={update.id} className="p-list__row">
            <ToldUpdate update={update} />
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
