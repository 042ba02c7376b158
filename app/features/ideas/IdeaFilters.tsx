import { Form } from "@remix-run/react";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import { STAGES } from "./idea.ts";

type Props = {
  values: { q: string; space: string; stage: string; sort: string };
  spaces: { slug: string; title: Localized }[];
  sorts: readonly string[];
};

/** A plain GET form: every choice stands in the address. */
export function IdeaFilters({ values, spaces, sorts }: Props) {
  const { t, locale } = useI18n();
  return (
    <Form method="get" className="p-filter-bar" role="search">
      <TextField name="q" type="search" label={t("ideas.filter.q")} defaultValue={values.q} maxLength={200} />
      <Select
        name="space"
        label={t("ideas.filter.space")}
        defaultValue={values.space}
        options={[
          { value: "", label: t("ideas.filter.all") },
          ...spaces.map((space) => ({ value: space.slug, label: inLocale(space.title, locale) })),
        ]}
      />
      <Select
        name="stage"
        label={t("ideas.filter.stage")}
        defaultValue={values.stage}
        options={[
          { value: "", label: t("ideas.filter.all") },
          ...STAGES.map((stage) => ({ value: stage, label: t(`pipeline.stage.${stage}`) })),
        ]}
      />
      <Select
        name="sort"
        label={t("ideas.filter.sort")}
        defaultValue={values.sort}
        options={sorts.map((sort) => ({
          value: sort,
          label: t(`ideas.sort.${sort as "new" | "active" | "supported"}`),
        }))}
      />
      <Button look="quiet">{t("ideas.filter.show")}</Button>
    </Form>
  );
}
