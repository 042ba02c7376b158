import { Link } from "@remix-run/react";
import { DueDate } from "#app/features/ideas/DueDate.tsx";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { longDate } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Section } from "#app/ui/Section.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { AddressedQuestion } from "./update.queries.server.ts";

/** What an organisation is asked, with its answer's day, or the day until which it is awaited. */
export function AskedQuestions({ questions }: { questions: AddressedQuestion[] }) {
  const { t, ...zone } = useI18n();
  if (questions.length === 0) return null;
  return (
    <Section title={t("organisations.questions")} id="questions">
      <ul className="p-list">
        {questions.map((question) => (
          <li key={question.number} className="p-list__row">
            <h3 lang={question.lang}>
              <Label number={question.number} /> <Link to={ideaPath(question)}>{question.title}</Link>
            </h3>
            <p className="p-idea-row__meta">
              {question.answeredAt ? (
                <Tag kind="official">
                  {t("organisations.answered", { date: longDate(question.answeredAt, zone) })}
                </Tag>
              ) : question.dueOn ? (
                <DueDate stage={question.stage} dueOn={question.dueOn} />
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
