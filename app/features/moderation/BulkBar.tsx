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
  const isChosen = (id: string) => state.ticked.length === 0 || state.ticked.includes(id);
  const [space, ...others] = new Set(
    state.list.filter(({ id }) => isChosen(id)).map((item) => item.space.id),
  );
  if (space === undefined) return null;
  // A rule has its number in its own space alone.
  const rules = others.length > 0 ? [] : (state.spaces[space]?.rules ?? []);
  return (
    <form id="bulk" method="post" action={action} onSubmit={submit} className="p-bulk">
      <HiddenKey value={formKey} />
      <p>{t("desk.bulk", { count: state.ticked.length })}</p>
      <Button look="quiet" name="act" value="approve">
        {t("desk.bulk.approve")}
      </Button>
      {rules.length > 0 ? (
        <>
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
        </>
      ) : others.length > 0 ? (
        <p className="p-meta">{t("desk.bulk.oneSpace")}</p>
      ) : null}
    </form>
  );
}
