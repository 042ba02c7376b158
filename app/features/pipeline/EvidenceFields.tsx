import { useT } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";

const ROWS = [0, 1, 2];
const FIGURE = ["what", "unit", "before", "after"] as const;
const LINK = ["linkTitle", "linkUrl"] as const;

/** Rows of figures with what they were before, and of links; what is left empty is not said. */
export function EvidenceFields({ form, open }: { form: ReturnType<typeof formState>; open: boolean }) {
  const t = useT();
  const field = (name: (typeof FIGURE | typeof LINK)[number], row: number) => (
    <TextField
      key={name}
      name={`${name}[]`}
      id={`${name}.${row}`}
      label={t(`board.say.${name}`)}
      error={form.errorOf(`${name}.${row}`)}
      defaultValue={form.chosen(`${name}[]`, [])[row] ?? ""}
      {...(name === "before" || name === "after" ? { inputMode: "decimal" as const } : {})}
      {...(name === "linkUrl" ? { type: "url", placeholder: "https://" } : {})}
    />
  );
  const hasTyped = [...FIGURE, ...LINK].some((name) =>
    form.chosen(`${name}[]`, []).some((text) => text !== ""),
  );
  return (
    <details className="p-evidence-fields" open={open || hasTyped}>
      <summary>{t("board.say.evidence")}</summary>
      <p className="p-field__hint">{t("board.say.evidenceHint")}</p>
      {ROWS.map((row) => (
        <fieldset key={row} className="p-group p-group--row p-evidence-fields__figure">
          <legend>{t("board.say.figure", { number: row + 1 })}</legend>
          {FIGURE.map((name) => field(name, row))}
        </fieldset>
      ))}
      {ROWS.map((row) => (
        <fieldset key={row} className="p-group p-group--row">
          <legend>{t("board.say.link", { number: row + 1 })}</legend>
          {LINK.map((name) => field(name, row))}
        </fieldset>
      ))}
    </details>
  );
}
