import { LIMITS } from "#app/core/limits.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { ORGANISATION_KINDS, type OrganisationKind } from "./organisation.ts";

type Props = {
  form: ReturnType<typeof formState>;
  start: {
    name: string;
    kind: OrganisationKind;
    website: string;
    description: string;
    role: string;
    again: string;
  };
};

/** What an admin needs to know to verify an organisation. */
export function RequestFields({ form, start }: Props) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="again" value={form.typed("again", start.again)} />
      <TextField
        name="name"
        label={t("admin.organisation.name")}
        error={form.errorOf("name")}
        defaultValue={form.typed("name", start.name)}
        maxLength={150}
        autoComplete="organization"
        required
      />
      <RadioGroup
        name="kind"
        legend={t("admin.organisation.kind")}
        look="chips"
        value={form.typed("kind", start.kind)}
        error={form.errorOf("kind")}
        options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: t(`organisations.kind.${kind}`) }))}
      />
      <TextField
        name="website"
        type="url"
        label={t("admin.organisation.website")}
        optional={t("common.optional")}
        error={form.errorOf("website")}
        defaultValue={form.typed("website", start.website)}
        placeholder="https://"
        maxLength={300}
      />
      <TextArea
        name="description"
        label={t("admin.organisation.description")}
        hint={t("admin.organisation.descriptionHint")}
        error={form.errorOf("description")}
        defaultValue={form.typed("description", start.description)}
        maxLength={LIMITS.description.max}
      />
      <TextField
        name="role"
        label={t("admin.organisation.role")}
        hint={t("admin.organisation.roleHint")}
        error={form.errorOf("role")}
        defaultValue={form.typed("role", start.role)}
        maxLength={LIMITS.name.max}
        autoComplete="organization-title"
        required
      />
    </>
  );
}
