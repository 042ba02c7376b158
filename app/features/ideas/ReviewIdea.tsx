import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button, ButtonLink } from "#app/ui/Button.tsx";
import { ErrorSummary } from "#app/ui/ErrorSummary.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { TextField } from "#app/ui/TextField.tsx";
import type { formState } from "#app/web/form.ts";
import { type Draft, draftPath, type Step, stepPath } from "./draft.ts";
import { ProposeHeading } from "./ProposeHeading.tsx";
import type { ProposeChoices } from "./propose-choices.queries.server.ts";

type Props = {
  draft: Draft;
  html: string;
  choices: ProposeChoices;
  formKey: string;
  form: ReturnType<typeof formState>;
  /** Ideas that resemble it. */
  children: ReactNode;
};

/** The idea as it will be published, and those that resemble it, before it is sent; signing in is the last step. */
export function ReviewIdea({ draft, html, choices, formKey, form, children }: Props) {
  const { t, locale } = useI18n();
  const space = choices.spaces.find((known) => known.slug === draft.space);
  const category = space?.categories.find((known) => known.id === draft.category);
  const addressee = choices.addressees.find((known) => known.id === draft.to);
  const organisation = choices.memberships.find((held) => held.organisationId === draft.onBehalfOf);
  const path = draftPath(draft.id);
  const row = (key: string, term: string, step: Step, value: ReactNode) => ({ key, term, step, value });
  const rows = [
    row("title", t("ideas.step.title"), "title", <strong lang={draft.lang}>{draft.title}</strong>),
    row("text", t("ideas.step.text"), "text", <Prose html={html} lang={draft.lang} />),
    row("space", t("ideas.filter.space"), "details", space ? inLocale(space.title, locale) : "–"),
    row("category", t("ideas.category"), "details", category ? inLocale(category.name, locale) : ""),
    row("kind", t("ideas.new.kind"), "details", t(`ideas.kind.${draft.kind}`)),
    row("to", t("ideas.to"), "details", draft.kind === "question" ? (addressee?.name ?? "") : ""),
    row(
      "as",
      t("ideas.signAs"),
      "details",
      organisation ? `${choices.name} · ${organisation.name}` : (choices.name ?? ""),
    ),
  ].filter(({ value }) => value !== "");
  return (
    <div className="p-narrow">
      <ProposeHeading step="review" draft={draft.id} />
      <ErrorSummary title={t("errors.summary", { count: form.errors.length })} errors={form.errors} />
      <dl className="p-answers">
        {rows.map(({ key, term, step, value }) => (
          <div key={key}>
            <dt>{term}</dt>
            <dd>{value}</dd>
            <dd className="p-answers__change">
              <Link to={stepPath(draft.id, step)}>
                {t("common.change")}
                <span className="p-visually-hidden">: {term}</span>
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      {children}
      {space ? (
        <Section title={t("ideas.new.whatNext")}>
          <ol className="p-what-next">
            <li>{t(`spaces.moderation.${space.moderation}`)}</li>
            <li>{t("ideas.new.nextDiscussion")}</li>
            <li>{t("ideas.new.nextAnswer")}</li>
          </ol>
        </Section>
      ) : null}
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
            <ButtonLink to="/me" size="lg" look="quiet">
              {t("ideas.new.saveDraft")}
            </ButtonLink>
          </div>
        </Form>
      )}
    </div>
  );
}
