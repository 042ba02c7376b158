import { amount } from "#app/i18n/amounts.ts";
import { dayInWords } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { DossierForm, RowButton } from "./DossierForm.tsx";
import { type DossierPart, ownForm } from "./dossier.ts";

/** What was paid, with its sum beside the budget, and the form for one more. */
export function Spendings({ dossier, form, formKey }: DossierPart) {
  const { t, locale, today } = useI18n();
  const own = ownForm(form, "spend");
  const { budgetCents, spentCents, spendings } = dossier;
  return (
    <>
      <p className="p-dossier__sum">
        <strong>{amount(spentCents, locale)}</strong>{" "}
        {budgetCents === null ? null : (
          <span data-over={spentCents > budgetCents || undefined}>
            {t(spentCents > budgetCents ? "dossier.over" : "dossier.ofBudget", {
              budget: amount(budgetCents, locale),
            })}
          </span>
        )}
      </p>
      {spendings.length > 0 ? (
        <ul className="p-rows">
          {spendings.map((one) => (
            <li key={one.id}>
              <span>
                <strong>{amount(one.cents, locale)}</strong> {one.what}
                <span className="p-meta">
                  {dayInWords(one.day, locale)}
                  {one.source ? ` · ${one.source}` : ""}
                </span>
              </span>
              <RowButton
                act="unspend"
                formKey={formKey}
                id={one.id}
                label={t("dossier.remove")}
                about={one.what}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <DossierForm act="spend" formKey={formKey} send={t("dossier.addSpending")}>
        <div className="p-field-row">
          <TextField
            name="day"
            label={t("dossier.day")}
            type="date"
            error={own?.errorOf("day")}
            defaultValue={own?.typed("day") ?? today}
            required
          />
          <TextField
            name="amount"
            label={t("dossier.amountLabel")}
            error={own?.errorOf("amount")}
            defaultValue={own?.typed("amount")}
            inputMode="decimal"
            maxLength={40}
            required
          />
        </div>
        <TextField
          name="what"
          label={t("dossier.what")}
          error={own?.errorOf("what")}
          defaultValue={own?.typed("what")}
          maxLength={200}
          required
        />
        <TextField
          name="source"
          label={t("dossier.source")}
          hint={t("dossier.sourceHint")}
          error={own?.errorOf("source")}
          defaultValue={own?.typed("source")}
          maxLength={300}
          optional={t("common.optional")}
        />
      </DossierForm>
    </>
  );
}
