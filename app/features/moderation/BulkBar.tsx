import type { FormEvent } from "react";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Select } from "#app/ui/Select.tsx";
import type { DeskState } from "./desk-state.ts";

type Props = {
  state: DeskState;
  action: string;
  formKey: string;
  submit: (event: FormEvent<HTMLFormElement>) => void;
};

/** Decides what is ticked, with one reason and one undo. */
export function BulkBar({ state, action, formKey, submit }: Props) {
  const { t, locale } = useI18n();
  const [rules] = Object.values(state.spaces).map((space) => space.rules);
  if (!rules || state.list.length === 0) return null;
  return (
    <form id="bulk" method="post" action={action} onSubmit={submit} className="p-bulk">
      <HiddenKey value={formKey} />
      <p>{t("desk.bulk", { count: state.ticked.length })}</p>
      <Button look="quiet" name="act" value="approve">
        {t("desk.bulk.approve")}
      </Button>
      <Select
        name="rule"
        id="bulk-rule"
        label={t("moderation.whichRule")}
        options={rules.map((rule) => ({
          value: String(rule.number),
          label: `${rule.number}. ${inLocale(rule.name, locale) || inLocale(rule.text, locale)}`,
        }))}
      />
      <Button look="danger" name="act" value="reject">
        {t("desk.bulk.reject")}
      </Button>
    </form>
  );
}
