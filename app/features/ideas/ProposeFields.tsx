import { LOCALES } from "#app/core/actor.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import type { formState } from "#app/web/form.ts";
import type { DraftFields } from "./draft.ts";
import { KINDS } from "./idea.ts";
import type { ProposeChoices } from "./propose-choices.queries.server.ts";

type Props = {
  form: ReturnType<typeof formState>;
  choices: ProposeChoices;
  start: DraftFields;
  /** Asks for a space of several instead of beginning with one. */
  askSpace?: string;
};

/** Where an idea goes, what it is, in which language, and in whose name. */
export function ProposeFields({ form, choices, start, askSpace }: Props) {
  const { t, locale } = useI18n();
  const { spaces, addressees, memberships, name } = choices;
  const withCategories = spaces.filter((space) => space.categories.length > 0);
  const asks = askSpace !== undefined && spaces.length > 1;
  const own = name ?? t("ideas.new.yourself");
  return (
    <>
      <Select
        name="space"
        label={t("ideas.filter.space")}
        error={form.errorOf("space")}
        defaultValue={form.typed("space", start.space)}
        required={asks}
        options={[
          ...(asks ? [{ value: "", label: askSpace ?? "" }] : []),
          ...spaces.map(({ slug, title, isPrivate }) => ({
            value: slug,
            label: inLocale(title, locale) + (isPrivate ? ` (${t("spaces.private")})` : ""),
          })),
        ]}
      />
      {withCategories.length > 0 ? (
        <Select
          name="category"
          label={t("ideas.category")}
          error={form.errorOf("category")}
          defaultValue={form.typed("category", start.category)}
          options={[
            { value: "", label: t("ideas.new.noCategory") },
            ...withCategories.flatMap((space) =>
              space.categories.map((category) => ({
                value: category.id,
                label: `${withCategories.length > 1 ? `${inLocale(space.title, locale)} · ` : ""}${inLocale(category.name, locale)}`,
              })),
            ),
          ]}
        />
      ) : null}
      <RadioGroup
        name="kind"
        legend={t("ideas.new.kind")}
        look="chips"
        value={form.typed("kind", start.kind)}
        options={KINDS.map((kind) => ({ value: kind, label: t(`ideas.kind.${kind}`) }))}
        error={form.errorOf("kind")}
      />
      {addressees.length > 0 ? (
        <div className="p-for-questions">
          <Select
            name="to"
            label={t("ideas.to")}
            error={form.errorOf("to")}
            defaultValue={form.typed("to", start.to)}
            options={[
              { value: "", label: t("ideas.new.noAddressee") },
              ...addressees.map((one) => ({ value: one.id, label: one.name })),
            ]}
          />
        </div>
      ) : null}
      <Select
        name="lang"
        label={t("ideas.new.lang")}
        error={form.errorOf("lang")}
        defaultValue={form.typed("lang", start.lang)}
        options={LOCALES.map((choice) => ({ value: choice, label: t(`common.language.${choice}`) }))}
      />
      {memberships.length > 0 ? (
        <Select
          name="onBehalfOf"
          label={t("ideas.signAs")}
          error={form.errorOf("onBehalfOf")}
          defaultValue={form.typed("onBehalfOf", start.onBehalfOf)}
          options={[
            { value: "", label: own },
            ...memberships.map((held) => ({ value: held.organisationId, label: `${own} · ${held.name}` })),
          ]}
        />
      ) : null}
    </>
  );
}
