import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { PROPOSERS, type Proposer } from "#app/features/organisations/organisation.ts";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { Button } from "#app/ui/Button.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { inOrderOf, KINDS, WAY } from "./idea.ts";

export type FilterValues = {
  q: string;
  space: string;
  stage: string;
  kind: string;
  category: string;
  by: string;
  sort: string;
};
type Props = {
  values: FilterValues;
  spaces: { slug: string; title: Localized }[];
  categories: { id: string; name: Localized }[];
  /** The chosen space's names and way. */
  own: OwnStages;
  /** The one that the list has by itself stands first, under no value. */
  orders: readonly ("match" | "fair" | "active" | "new" | "supported")[];
};

/** Who proposed, as the filter and its chip call them. */
export function proposerName(t: Translate, by: Proposer): string {
  return by === "citizens" ? t("ideas.filter.citizens") : t(`organisations.kinds.${by}`);
}

/** A plain GET form: every choice stands in the address, and with JavaScript is made as soon as it is chosen. */
export function IdeaFilters({ values, spaces, categories, own, orders }: Props) {
  const { t, locale } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  // The address may change by a chip or the back button: the fields follow, and whatever has the focus keeps it.
  useEffect(() => {
    for (const [name, value] of Object.entries(values)) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
    }
  }, [values]);
  const choose = (event: FormEvent<HTMLFormElement>) => {
    if (event.target instanceof HTMLSelectElement) submit(event.currentTarget, { preventScrollReset: true });
  };
  const all = { value: "", label: t("ideas.filter.all") };
  const chosen = [values.space, values.stage, values.kind, values.category, values.by].filter(Boolean).length;
  return (
    <Form method="get" className="p-filter-bar" role="search" ref={form} onChange={choose} preventScrollReset>
      <div className="p-filter-bar__search">
        <TextField
          name="q"
          type="search"
          label={t("ideas.filter.q")}
          defaultValue={values.q}
          maxLength={200}
        />
        <Button look="quiet">{t("ideas.filter.show")}</Button>
      </div>
      <details className="p-filter-bar__more">
        <summary>{chosen > 0 ? t("ideas.filter.more", { count: chosen }) : t("ideas.filter.none")}</summary>
        <div className="p-filter-bar__fields">
          <Select
            name="space"
            label={t("ideas.filter.space")}
            defaultValue={values.space}
            options={[
              all,
              ...spaces.map((space) => ({ value: space.slug, label: inLocale(space.title, locale) })),
            ]}
          />
          {categories.length > 0 ? (
            <Select
              name="category"
              label={t("ideas.category")}
              defaultValue={values.category}
              options={[
                all,
                ...categories.map((one) => ({ value: one.id, label: inLocale(one.name, locale) })),
              ]}
            />
          ) : null}
          <Select
            name="stage"
            label={t("ideas.filter.stage")}
            defaultValue={values.stage}
            options={[
              all,
              ...inOrderOf(own.way ?? WAY).map((stage) => ({
                value: stage,
                label: stageName(t, locale, stage, own.names),
              })),
            ]}
          />
          <Select
            name="kind"
            label={t("ideas.filter.kind")}
            defaultValue={values.kind}
            options={[all, ...KINDS.map((kind) => ({ value: kind, label: t(`ideas.kind.${kind}`) }))]}
          />
          <Select
            name="by"
            label={t("ideas.filter.by")}
            defaultValue={values.by}
            options={[
              { value: "", label: t("ideas.filter.everybody") },
              ...PROPOSERS.map((by) => ({ value: by, label: proposerName(t, by) })),
            ]}
          />
        </div>
      </details>
      <Select
        name="sort"
        label={t("ideas.filter.sort")}
        defaultValue={values.sort}
        options={orders.map((order, at) => ({
          value: at === 0 ? "" : order,
          label: t(`ideas.sort.${order}`),
        }))}
      />
    </Form>
  );
}
