import { useT } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { PHASE_KINDS } from "./space.ts";

type Row = { id: string; opens: string; starts: string; ends: string };
const BLANK: Row = { id: "", opens: "", starts: "", ends: "" };

/** A row for each phase, and three empty ones. */
export function PhaseFields({ form, phases }: { form: ReturnType<typeof formState>; phases: Row[] }) {
  const t = useT();
  return [...phases, BLANK, BLANK, BLANK].map((phase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
    <fieldset key={index} className="p-group p-group--row">
      <legend>{phase.id ? t("admin.phases.one", { number: index + 1 }) : t("admin.phases.new")}</legend>
      <input type="hidden" name={`id-${index}`} value={form.typed(`id-${index}`, phase.id)} />
      <Select
        name={`opens-${index}`}
        label={t("admin.phases.opens")}
        error={form.errorOf(`opens-${index}`)}
        defaultValue={form.typed(`opens-${index}`, phase.opens)}
        options={[
          { value: "", label: t("admin.phases.nothing") },
          ...PHASE_KINDS.map((kind) => ({ value: kind, label: t(`spaces.act.${kind}`) })),
        ]}
      />
      <TextField
        name={`starts-${index}`}
        type="date"
        label={t("admin.phases.starts")}
        error={form.errorOf(`starts-${index}`)}
        defaultValue={form.typed(`starts-${index}`, phase.starts)}
      />
      <TextField
        name={`ends-${index}`}
        type="date"
        label={t("admin.phases.ends")}
        error={form.errorOf(`ends-${index}`)}
        defaultValue={form.typed(`ends-${index}`, phase.ends)}
      />
    </fieldset>
  ));
}
