import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import type { KeptFigure } from "./impact.queries.server.ts";
import { CONFIDENCES, KINDS, typedQuantity, unitOf } from "./impact.ts";

type Props = {
  form: ReturnType<typeof formState>;
  /** The version that is mended; null for a new figure. */
  figure: KeptFigure | null;
};

/** What a figure is of, how much at least, probably and at most, and where it is from. */
export function FigureFields({ form, figure }: Props) {
  const { t, locale } = useI18n();
  const field = (name: string, before = "") => ({
    name,
    error: form.errorOf(name),
    defaultValue: form.typed(name, before),
  });
  const end = (name: "low" | "central" | "high") =>
    field(name, figure ? typedQuantity(figure[name], unitOf(figure.kind), locale) : "");
  return (
    <>
      <Select
        {...field("kind", figure?.kind ?? KINDS[0])}
        label={t("impact.kind")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`impact.kind.${kind}`) }))}
      />
      <TextField
        {...field("what", figure?.what)}
        label={t("impact.what")}
        hint={t("impact.whatHint")}
        maxLength={150}
        required
      />
      <div className="p-group p-field-row">
        <TextField {...end("low")} label={t("impact.low")} inputMode="decimal" maxLength={40} required />
        <TextField
          {...end("central")}
          label={t("impact.central")}
          inputMode="decimal"
          maxLength={40}
          required
        />
        <TextField {...end("high")} label={t("impact.high")} inputMode="decimal" maxLength={40} required />
      </div>
      <p className="p-meta">{t("impact.rangeHint")}</p>
      <div className="p-group p-field-row">
        <TextField {...field("from", figure?.from)} label={t("impact.from")} type="date" required />
        <TextField {...field("to", figure?.to)} label={t("impact.to")} type="date" required />
      </div>
      <TextField
        {...field("idea", figure?.idea ? String(figure.idea) : "")}
        label={t("impact.idea")}
        hint={t("impact.ideaHint")}
        optional={t("common.optional")}
        maxLength={300}
      />
      <TextArea
        {...field("source", figure?.source)}
        label={t("impact.source")}
        hint={t("impact.sourceHint")}
        rows={2}
        maxLength={500}
      />
      <TextField
        {...field("sourceUrl", figure?.sourceUrl ?? "")}
        label={t("impact.sourceUrl")}
        optional={t("common.optional")}
        type="url"
        maxLength={500}
      />
      <TextArea
        {...field("formula", figure?.formula)}
        label={t("impact.formula")}
        hint={t("impact.formulaHint")}
        rows={2}
        maxLength={1_000}
      />
      <Select
        {...field("confidence", figure?.confidence ?? "medium")}
        label={t("impact.confidence")}
        options={CONFIDENCES.map((level) => ({
          value: level,
          label: `${t(`impact.confidence.${level}`)}: ${t(`impact.confidence.${level}.means`)}`,
        }))}
      />
      {figure?.publicVersion ? (
        <TextField
          {...field("correction")}
          label={t("impact.correction")}
          hint={t("impact.correctionHint")}
          maxLength={300}
        />
      ) : null}
    </>
  );
}
