import { Form } from "@remix-run/react";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Section } from "#app/ui/Section.tsx";

type Member = {
  id: string;
  name: string;
  address: string;
  since: string;
  note?: string;
  /** Cannot be removed now. */
  isFixed?: boolean;
};

/** Who belongs, each with a button that ends it. `removeAt` is the address such a button posts to. */
export function MemberList({ members, removeAt }: { members: Member[]; removeAt: (id: string) => string }) {
  const { t, ...zone } = useI18n();
  return (
    <Section title={t("admin.members.count", { count: members.length })} id="members">
      {members.length === 0 ? <EmptyState title={t("admin.members.none")} /> : null}
      <ul className="p-list">
        {members.map((member) => (
          <li key={member.id} className="p-person">
            <div>
              <strong>{member.name}</strong> <span className="p-meta">{member.address}</span>
              <p className="p-meta">
                {member.note ? `${member.note} · ` : ""}
                {t("admin.members.since", { date: longDate(member.since, zone) })}
              </p>
            </div>
            {member.isFixed ? null : (
              <Form method="post" action={removeAt(member.id)} reloadDocument>
                <Button look="quiet" aria-label={t("admin.members.removeOne", { name: member.name })}>
                  {t("admin.members.remove")}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
