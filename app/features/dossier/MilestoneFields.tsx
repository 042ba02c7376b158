import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { DossierForm, RowButton } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";
import { MilestoneState } from "./Milestones.tsx";

/** The milestones as an organiser keeps them, and the form for one more. */
export function MilestoneFields({ dossier, form, formKey }: DossierPart) {
  const { t } = useI18n();
  const own = ownForm(form, "milestone");
  return (
    <>
      {dossier.milestones.length > 0 ? (
        <ul className="p-rows">
          {dossier.milestones.map((one) => (
            <li key={one.id}>
              <span>
                <strong lang={one.lang}>{one.title}</strong>
                <MilestoneState milestone={one} />
              </span>
              <RowButton
                act="reach"
                formKey={formKey}
                id={one.id}
                on={one.doneOn ? "0" : "1"}
                label={t(one.doneOn ? "dossier.notReached" : "dossier.reached")}
                about={one.title}
              />
              <RowButton
                act="unmilestone"
                formKey={formKey}
                id={one.id}
                label={t("dossier.remove")}
                about={one.title}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <DossierForm act="milestone" formKey={formKey} send={t("dossier.addMilestone")}>
        <div className="p-field-row">
          <TextField
            name="title"
            label={t("dossier.milestone")}
            hint={t("dossier.milestoneHint")}
            error={own?.errorOf("title")}
            defaultValue={own?.typed("title")}
            maxLength={150}
            required
          />
          <TextField
            name="due"
            label={t("dossier.due")}
            type="date"
            error={own?.errorOf("due")}
            defaultValue={own?.typed("due")}
            required
          />
        </div>
      </DossierForm>
    </>
  );
}
