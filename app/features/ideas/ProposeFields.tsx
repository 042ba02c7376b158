import { LOCALES, type Membership } from "#app/core/actor.ts";
import { LIMITS } from "#app/core/limits.ts";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { RadioGroup } from "#app/ui/RadioGroup.tsx";
import { Select } from "#app/ui/Select.tsx";
import { TextArea } from "#app/ui/TextArea.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { KINDS } from "./idea.ts";

type Props = {
  form: ReturnType<typeof formState>;
  spaces: { slug: string; title: Localized }[];
  memberships: Membership[];
  name: string;
  start: { title: string; space: string };
};

/** What an idea is made of, in the order one thinks of it. */
export function ProposeFields({ form, spaces, memberships, name, start }: Props) {
  const { t, locale } = useI18n();
  return (
    <>
      <TextField
        name="title"
        label={t("ideas.new.titleLabel")}
        hint={t("ideas.new.titleHint")}
        error={form.errorOf("title")}
        defaultValue={form.typed("title", start.title)}
        maxLength={LIMITS.title.max}
        required
      />
      <TextArea
        name="body"
        rows={12}
        label={t("ideas.new.bodyLabel")}
        hint={t("ideas.new.bodyHint")}
        error={form.errorOf("body")}
        defaultValue={form.typed("body")}
        required
      />
      <Select
        name="space"
        label={t("ideas.filter.space")}
        error={form.errorOf("space")}
        defaultValue={form.typed("space", start.space)}
        options={spaces.map((space) => ({ value: space.slug, label: inLocale(space.title, locale) }))}
      />
      <RadioGroup
        name="kind"
        legend={t("ideas.new.kind")}
        look="chips"
        value={form.typed("kind", "idea")}
        options={KINDS.map((kind) => ({ value: kind, label: t(`ideas.kind.${kind}`) }))}
        error={form.errorOf("kind")}
      />
      <Select
        name="lang"
        label={t("ideas.new.lang")}
        error={form.errorOf("lang")}
        defaultValue={form.typed("lang", locale)}
        options={LOCALES.map((choice) => ({ value: choice, label: t(`common.language.${choice}`) }))}
      />
      {memberships.length > 0 ? (
        <Select
          name="onBehalfOf"
          label={t("ideas.signAs")}
          defaultValue={form.typed("onBehalfOf")}
          options={[
            { value: "", label: name },
            ...memberships.map((held) => ({ value: held.organisationId, label: `${name} · ${held.name}` })),
          ]}
        />
      ) : null}
      <div className="p-form__acts">
        <Button size="lg" name="step" value="review">
          {t("ideas.new.review")}
        </Button>
      </div>
    </>
  );
}
