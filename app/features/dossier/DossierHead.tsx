import { plainAmount } from "#app/i18n/amounts.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Checkbox } from "#app/ui/Checkbox.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { DossierForm } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";

/** Who looks after the idea, its budget, and whether its money is shown. */
export function DossierHead({
  dossier,
  organisers,
  form,
  formKey,
}: DossierPart & { organisers: { id: string; name: string }[] }) {
  const { t, locale } = useI18n();
  const own = ownForm(form, "head");
  return (
    <DossierForm act="head" formKey={formKey} send={t("dossier.save")}>
      {/* Who was late is late until they have seen what the other said. */}
      <input type="hidden" name="version" value={own?.typed("version") ?? dossier.version} />
      <div className="p-field-row">
        <Select
          name="owner"
          label={t("dossier.owner")}
          hint={t("dossier.ownerHint")}
          error={own?.errorOf("owner")}
          defaultValue={own?.typed("owner") ?? dossier.ownerId ?? ""}
          options={[
            { value: "", label: t("dossier.noOwner") },
            ...organisers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          name="budget"
          label={t("dossier.budget")}
          hint={t("dossier.budgetHint")}
          error={own?.errorOf("budget")}
          defaultValue={own?.typed("budget") ?? plainAmount(dossier.budgetCents, locale)}
          inputMode="decimal"
          maxLength={40}
          optional={t("common.optional")}
        />
      </div>
      <Checkbox
        name="moneyPublic"
        label={t("dossier.moneyPublic")}
        defaultChecked={
          own
            ? own.typed("moneyPublic") !== undefined && own.typed("moneyPublic") !== ""
            : dossier.moneyPublic
        }
      />
    </DossierForm>
  );
}
