import { type Upload, uploadPath } from "#app/features/uploads/upload.ts";
import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ButtonLink } from "#app/ui/Button.tsx";
import { RowButton } from "./DossierForm.tsx";

export type Document = Upload & { at: string; by: string | null };

/** Papers and pictures that organisers keep of an idea, among themselves. */
export function Documents({
  documents,
  number,
  formKey,
}: {
  documents: Document[];
  number: number | null;
  formKey: string;
}) {
  const { t, ...zone } = useI18n();
  return (
    <>
      {documents.length > 0 ? (
        <ul className="p-rows">
          {documents.map((one) => (
            <li key={one.id}>
              <span>
                <a href={uploadPath(one.id)}>{one.words}</a>
                <span className="p-meta">
                  {one.kind === "document" ? "PDF · " : ""}
                  {one.by ? `${one.by} · ` : ""}
                  {dateTime(one.at, zone)}
                </span>
              </span>
              <RowButton
                act="undocument"
                formKey={formKey}
                id={one.id}
                label={t("dossier.remove")}
                about={one.words}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <p className="p-form__acts">
        <ButtonLink to={`/board/ideas/${number}/documents`} look="quiet" reload>
          {t("dossier.addDocuments")}
        </ButtonLink>
      </p>
    </>
  );
}
