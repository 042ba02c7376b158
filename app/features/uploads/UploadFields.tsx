import { useT } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { MOMENTS, MOST_FILES } from "./upload.ts";

const ACCEPT = "image/jpeg,image/png,image/webp,application/pdf";

/** Rows of files, each with its words and, where that is wanted, when it was so; what is left empty is not sent. */
export function UploadFields({
  form,
  open,
  withMoments = true,
}: {
  form: ReturnType<typeof formState>;
  open: boolean;
  withMoments?: boolean;
}) {
  const t = useT();
  const rows = Array.from({ length: MOST_FILES }, (_, row) => row);
  const words = form.chosen("words[]", []);
  const moments = form.chosen("moment[]", []);
  const isBack =
    words.some((text) => text !== "") || form.errors.some((error) => /^file\./.test(error.field ?? ""));
  return (
    <details className="p-evidence-fields" open={open || isBack}>
      <summary>{t("uploads.title")}</summary>
      <p className="p-field__hint">{t("uploads.hint")}</p>
      {isBack ? <p className="p-field__hint">{t("uploads.again")}</p> : null}
      {rows.map((row) => (
        <fieldset key={row} className="p-group p-group--row p-upload-fields">
          <legend>{t("uploads.file", { number: row + 1 })}</legend>
          <TextField
            type="file"
            accept={ACCEPT}
            name="file[]"
            id={`file.${row}`}
            label={t("uploads.choose")}
            error={form.errorOf(`file.${row}`)}
          />
          <TextField
            name="words[]"
            id={`words.${row}`}
            label={t("uploads.words")}
            error={form.errorOf(`words.${row}`)}
            defaultValue={words[row] ?? ""}
          />
          {withMoments ? (
            <Select
              name="moment[]"
              id={`moment.${row}`}
              label={t("uploads.moment")}
              defaultValue={moments[row] ?? ""}
              options={[
                { value: "", label: t("uploads.moment.none") },
                ...MOMENTS.map((moment) => ({ value: moment, label: t(`pipeline.moment.${moment}`) })),
              ]}
            />
          ) : null}
        </fieldset>
      ))}
    </details>
  );
}
