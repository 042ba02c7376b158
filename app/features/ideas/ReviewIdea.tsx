import { Form, Link } from "@remix-run/react";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { type Draft, draftPath } from "./draft.ts";
import type { ProposeChoices } from "./propose-choices.queries.server.ts";
import { type Similar, SimilarList } from "./SimilarWhileTyping.tsx";

type Props = {
  draft: Draft;
  html: string;
  similar: Similar[];
  choices: ProposeChoices;
  formKey: string;
  form: ReturnType<typeof formState>;
};

/** The idea as it will be published, and those that resemble it, before it is sent; signing in is the last step. */
export function ReviewIdea({ draft, html, similar, choices, formKey, form }: Props) {
  const { t, locale } = useI18n();
  const space = choices.spaces.find((known) => known.slug === draft.space);
  const category = space?.categories.find((known) => known.id === draft.category);
  const addressee = choices.addressees.find((known) => known.id === draft.to);
  const organisation = choices.memberships.find((held) => held.organisationId === draft.onBehalfOf);
  const path = draftPath(draft.id);
  const facts = [
    { key: "space", term: t("ideas.filter.space"), value: space ? inLocale(space.title, locale) : "–" },
    { key: "category", term: t("ideas.category"), value: category ? inLocale(category.name, locale) : "" },
    { key: "kind", term: t("ideas.new.kind"), value: t(`ideas.kind.${draft.kind}`) },
    { key: "to", term: t("ideas.to"), value: draft.kind === "question" ? (addressee?.name ?? "") : "" },
    {
      key: "as",
      term: t("ideas.signAs"),
      value: organisation ? `${choices.name} · ${organisation.name}` : (choices.name ?? ""),
    },
  ];
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.new.reviewTitle")} lead={t("ideas.new.reviewLead")} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      {similar.length > 0 ? (
        <Section title={t("ideas.new.similar", { count: similar.length })}>
          <SimilarList ideas={similar} />
        </Section>
      ) : null}
      <Section title={t("ideas.new.asPublished")} aside={<Link to={path}>{t("common.change")}</Link>}>
        <h3 lang={draft.lang}>{draft.title}</h3>
        <Prose html={html} lang={draft.lang} />
        <Facts rows={facts.filter((fact) => fact.value !== "")} />
      </Section>
      {choices.name === null ? (
        <Form
          method="post"
          action={`/login?index&next=${encodeURIComponent(`${path}/review`)}`}
          className="p-form"
        >
          <input type="hidden" name="next" value={`${path}/review`} />
          <TextField
            name="email"
            type="email"
            label={t("accounts.login.email")}
            hint={t("ideas.new.emailHint")}
            autoComplete="email"
            inputMode="email"
            required
          />
          <div className="p-form__acts">
            <Button size="lg">{t("accounts.login.send")}</Button>
            <ButtonLink to={`/login?next=${encodeURIComponent(`${path}/review`)}`} size="lg" look="quiet">
              {t("ideas.new.otherSignIn")}
            </ButtonLink>
          </div>
        </Form>
      ) : (
        <Form method="post" className="p-form">
          <HiddenKey value={form.key ?? formKey} />
          <div className="p-form__acts">
            <Button size="lg">{t("ideas.new.send")}</Button>
            <ButtonLink to={path} size="lg" look="quiet">
              {t("common.change")}
            </ButtonLink>
          </div>
        </Form>
      )}
    </div>
  );
}
