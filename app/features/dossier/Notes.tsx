import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { DossierForm } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";

/** Notes among organisers, newest first; they stay as they were written. */
export function Notes({ dossier, form, formKey }: DossierPart) {
  const { t, ...zone } = useI18n();
  const own = ownForm(form, "note");
  return (
    <>
      <DossierForm act="note" formKey={formKey} send={t("dossier.addNote")}>
        <TextArea
          name="note"
          label={t("dossier.note")}
          hint={t("dossier.noteHint")}
          error={own?.errorOf("note")}
          defaultValue={own?.typed("note")}
          maxLength={5_000}
          rows={3}
          required
        />
      </DossierForm>
      <ul className="p-rows">
        {dossier.notes.map((note) => (
          <li key={note.id}>
            <span>
              <span className="p-dossier__note">{note.body}</span>
              <span className="p-meta">
                {note.by ? `${note.by} · ` : ""}
                {dateTime(note.at, zone)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
