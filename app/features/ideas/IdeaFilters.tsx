import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { KINDS, STAGES } from "./idea.ts";

export type FilterValues = {
  q: string;
  space: string;
  stage: string;
  kind: string;
  category: string;
  sort: string;
};
type Props = {
  values: FilterValues;
  spaces: { slug: string; title: Localized }[];
  categories: { id: string; name: Localized }[];
  orders: readonly ("fair" | "active" | "new" | "supported")[];
};

/** A plain GET form: every choice stands in the address, and with JavaScript is made as soon as it is chosen. */
export function IdeaFilters({ values, spaces, categories, orders }: Props) {
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
  const chosen = [values.space, values.stage, values.kind, values.category].filter(Boolean).length;
  return (
    <Form method="get" className="p-filter-bar" role="search" ref={form} onChange={choose} preventScrollReset>
      <TextField name="q" type="search" label={t("ideas.filter.q")} defaultValue={values.q} maxLength={200} />
      <details className="p-filter-bar__more" open={chosen > 0}>
        <summary>{t("ideas.filter.more", { count: chosen })}</summary>
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
            options={[all, ...STAGES.map((stage) => ({ value: stage, label: t(`pipeline.stage.${stage}`) }))]}
          />
          <Select
            name="kind"
            label={t("ideas.filter.kind")}
            defaultValue={values.kind}
            options={[all, ...KINDS.map((kind) => ({ value: kind, label: t(`ideas.kind.${kind}`) }))]}
          />
        </div>
      </details>
      <Select
        name="sort"
        label={t("ideas.filter.sort")}
        defaultValue={values.sort}
        options={orders.map((order) => ({ value: order, label: t(`ideas.sort.${order}`) }))}
      />
      <Button look="quiet">{t("ideas.filter.show")}</Button>
    </Form>
  );
}
