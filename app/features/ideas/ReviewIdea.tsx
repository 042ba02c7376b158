import { Form } from "@remix-run/react";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Facts } from "#app/ui/Facts.tsx";
import { HiddenKey } from "#app/ui/HiddenKey.tsx";
import { Label } from "#app/ui/Label.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { ideaPath } from "./idea.ts";

type Similar = { number: number; slug: string; title: string; lang: string; supports: number };
type Props = {
  review: { typed: Record<string, string>; html: string; similar: Similar[]; key: string };
  spaces: { slug: string; title: Localized }[];
};

/** The idea as it will be published, and those that resemble it, before it is sent. */
export function ReviewIdea({ review, spaces }: Props) {
  const { t, locale } = useI18n();
  const { typed } = review;
  const space = spaces.find((known) => known.slug === typed.space);
  return (
    <div className="p-narrow">
      <PageHeading title={t("ideas.new.reviewTitle")} lead={t("ideas.new.reviewLead")} />
      {review.similar.length > 0 ? (
        <Section title={t("ideas.new.similar", { count: review.similar.length })}>
          <ul className="p-list">
            {review.similar.map((idea) => (
              <li key={idea.number} className="p-list__row">
                <Label number={idea.number} />{" "}
                <a href={ideaPath(idea)} lang={idea.lang}>
                  {idea.title}
                </a>{" "}
                <span className="p-meta">
                  {idea.supports} {t("votes.supports", { count: idea.supports })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("ideas.new.asPublished")}>
        <h3 lang={typed.lang}>{typed.title}</h3>
        <Prose html={review.html} lang={typed.lang ?? locale} />
        <Facts
          rows={[
            {
              key: "space",
              term: t("ideas.filter.space"),
              value: space ? inLocale(space.title, locale) : "–",
            },
            {
              key: "kind",
              term: t("ideas.new.kind"),
              value: t(
                `ideas.kind.${typed.kind === "question" || typed.kind === "suggestion" ? typed.kind : "idea"}`,
              ),
            },
          ]}
        />
      </Section>
      <Form method="post" className="p-form">
        <HiddenKey value={review.key} />
        {Object.entries(typed)
          .filter(([name]) => name !== "step")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <div className="p-form__acts">
          <Button size="lg" name="step" value="send">
            {t("ideas.new.send")}
          </Button>
          <Button size="lg" look="quiet" name="step" value="edit">
            {t("common.change")}
          </Button>
        </div>
      </Form>
    </div>
  );
}
