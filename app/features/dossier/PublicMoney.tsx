import { amount } from "#app/i18n/amounts.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Facts } from "#app/ui/Facts.tsx";

/** Budget and spending of an idea, in cents, where they are public. */
export function PublicMoney({ budget, spent }: { budget: number | null; spent: number }) {
  const { t, locale } = useI18n();
  return (
    <Facts
      rows={[
        ...(budget === null
          ? []
          : [{ key: "budget", term: t("pipeline.budget"), value: amount(budget, locale) }]),
        { key: "spent", term: t("pipeline.spent"), value: amount(spent, locale) },
      ]}
    />
  );
}
