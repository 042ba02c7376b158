import { Form, Link } from "@remix-run/react";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { draftPath } from "./draft.ts";

/** What one has begun and not sent: go on, or throw it away. */
export function OwnDrafts({ drafts }: { drafts: { id: string; title: string; updatedAt: string }[] }) {
  const { t, ...zone } = useI18n();
  return (
    <ul className="p-list">
      {drafts.map((draft) => (
        <li key={draft.id} className="p-list__row p-form__acts">
          <Link to={draftPath(draft.id)}>{draft.title || t("ideas.draft.untitled")}</Link>
          <span className="p-meta">{longDate(draft.updatedAt, zone)}</span>
          <Form method="post" action={`${draftPath(draft.id)}/discard`}>
            <Button look="link" size="sm">
              {t("ideas.draft.discard")}
              <span className="p-visually-hidden">: {draft.title || t("ideas.draft.untitled")}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}
