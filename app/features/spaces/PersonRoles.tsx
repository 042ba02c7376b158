import { Form } from "@remix-run/react";
import { SITE } from "#app/core/actor.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { EmptyState } from "#app/ui/EmptyState.tsx";
import { Section } from "#app/ui/Section.tsx";
import { type Option, Select } from "#app/ui/Select.tsx";
import type { formState } from "#app/web/form.ts";
import { PartForm } from "#app/web/PartForm.tsx";
import type { HeldRole } from "./people.queries.server.ts";
import { inLocale } from "./space.ts";

const ROLES = ["moderator", "organiser", "admin"] as const;

type Props = {
  userId: string;
  roles: HeldRole[];
  /** Spaces by id. */
  places: Option[];
  form: ReturnType<typeof formState>;
  formKey: string;
};

/** A person's roles, each with a button that takes it, and a form that gives one more. */
export function PersonRoles({ userId, roles, places, form, formKey }: Props) {
  const { t, locale } = useI18n();
  return (
    <>
      <Section title={t("admin.people.roles")} id="roles">
        {roles.length === 0 ? <EmptyState title={t("admin.people.noRoles")} /> : null}
        <ul className="p-list">
          {roles.map((held) => {
            const place = held.space ? inLocale(held.space.title, locale) : t("admin.people.site");
            const role = t(`admin.people.role.${held.role}`);
            return (
              <li key={`${held.role}${held.space?.id}`} className="p-person">
                <p>
                  <strong>{role}</strong> · {place}
                </p>
                <Form method="post" action={`/admin/people/${userId}/role`} reloadDocument>
                  <input type="hidden" name="role" value={held.role} />
                  <input type="hidden" name="place" value={held.space?.id ?? SITE} />
                  <Button look="quiet" aria-label={t("admin.people.takeOne", { role, place })}>
                    {t("admin.people.take")}
                  </Button>
                </Form>
              </li>
            );
          })}
        </ul>
      </Section>
      <Section title={t("admin.people.give")} id="give">
        <p className="p-lead">{t("admin.people.giveLead")}</p>
        <div className="p-narrow">
          <PartForm form={form} formKey={formKey} submit={t("admin.people.give")}>
            <Select
              name="role"
              label={t("admin.people.role")}
              error={form.errorOf("role")}
              defaultValue={form.typed("role", "moderator")}
              options={ROLES.map((role) => ({ value: role, label: t(`admin.people.role.${role}`) }))}
            />
            <Select
              name="place"
              label={t("admin.people.place")}
              error={form.errorOf("place")}
              defaultValue={form.typed("place", SITE)}
              options={[{ value: SITE, label: t("admin.people.site") }, ...places]}
            />
          </PartForm>
        </div>
      </Section>
    </>
  );
}
