import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { DossierForm, RowButton } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";

/** What is still to be done, among organisers alone. */
export function Tasks({ dossier, form, formKey }: DossierPart) {
  const { t } = useI18n();
  const own = ownForm(form, "task");
  const open = dossier.tasks.filter((task) => !task.doneAt).length;
  return (
    <>
      {dossier.tasks.length > 0 ? (
        <>
          <p className="p-meta">{t("dossier.tasksOpen", { count: open })}</p>
          <ul className="p-rows">
            {dossier.tasks.map((task) => (
              <li key={task.id}>
                <span>{task.doneAt ? <s>{task.what}</s> : task.what}</span>
                <RowButton
                  act="tick"
                  formKey={formKey}
                  id={task.id}
                  on={task.doneAt ? "0" : "1"}
                  label={t(task.doneAt ? "dossier.untick" : "dossier.tick")}
                  about={task.what}
                />
                <RowButton
                  act="untask"
                  formKey={formKey}
                  id={task.id}
                  label={t("dossier.remove")}
                  about={task.what}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <DossierForm act="task" formKey={formKey} send={t("dossier.addTask")}>
        <TextField
          name="task"
          label={t("dossier.task")}
          error={own?.errorOf("task")}
          defaultValue={own?.typed("task")}
          maxLength={200}
          required
        />
      </DossierForm>
    </>
  );
}
