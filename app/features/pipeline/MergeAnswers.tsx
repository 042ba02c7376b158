import { useT } from "#app/i18n/i18n-context.tsx";
import { Section } from "#app/ui/Section.tsx";
import { MERGE_ANSWERS, type MergeAnswer } from "./merge.ts";

/** How the supporters of a merged idea answered, as numbers alone. */
export function MergeAnswers({ counts }: { counts: Record<MergeAnswer, number> }) {
  const t = useT();
  return (
    <Section title={t("board.merge.answers")}>
      <ul className="p-list">
        {MERGE_ANSWERS.map((answer) => (
          <li key={answer}>{t(`board.merge.count.${answer}`, { count: counts[answer] })}</li>
        ))}
      </ul>
    </Section>
  );
}
