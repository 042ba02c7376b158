import { Form } from "@remix-run/react";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { trustIn } from "./trust.queries.server.ts";

type Person = Awaited<ReturnType<typeof trustIn>>[number];

/** Who a space trusts or trusted: since when, why, by whom, and a button for the other state. */
export function TrustList({ people, slug }: { people: Person[]; slug: string }) {
  const { t, ...zone } = useI18n();
  if (people.length === 0) return <EmptyState title={t("admin.trust.none")} />;
  return (
    <ul className="p-list">
      {people.map((person) => {
        const other = person.state === "trusted" ? "taken" : "trusted";
        return (
          <li key={person.id} className="p-person">
            <div>
              <strong>{person.name}</strong> <span className="p-meta">{person.address}</span>
              <p className="p-meta">
                <Tag kind={person.state === "trusted" ? "ok" : "plain"}>
                  {t(`admin.trust.state.${person.state}`)}
                </Tag>{" "}
                {longDate(person.at, zone)} · {t(`admin.trust.cause.${person.cause}`)}
                {person.by ? ` · ${person.by}` : ""}
              </p>
            </div>
            <Form method="post" action={`/spaces/${slug}/edit/trust/${person.id}`} reloadDocument>
              <Button
                look="quiet"
                name="state"
                value={other}
                aria-label={t(`admin.trust.${other}One`, { name: person.name })}
              >
                {t(`admin.trust.${other}`)}
              </Button>
            </Form>
          </li>
        );
      })}
    </ul>
  );
}
