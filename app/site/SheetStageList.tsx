import { Link } from "@remix-run/react";
import { DueDate } from "#app/features/ideas/DueDate.tsx";
import { ideaPath, isOverdue } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import type { SheetStage } from "#app/features/pipeline/sheet.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";

type Props = {
  at: SheetStage;
  /** The chosen space's names and way; of several, each idea says its own name. */
  own: OwnStages | null;
  /** Slug of the chosen space, or nothing. */
  space: string;
  say: { idea: string; more: string };
};

/** A stage's ideas on a page of their own: what comes next, who has it, until when. */
export function SheetStageList({ at: { stage, count, ideas }, own, space, say }: Props) {
  const { t, locale, today } = useI18n();
  const [next, who, when] = [t("pipeline.next"), t("pipeline.who"), t("pipeline.when")];
  return (
    <section className="p-sheet__stage" aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>
        <StageLine stage={stage} own={own} /> <span className="p-meta">{count}</span>
      </h2>
      <table>
        <colgroup>
          <col />
          <col />
          <col span={3} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {say.idea}
            </th>
            <th scope="col">{next}</th>
            <th scope="col">{who}</th>
            <th scope="col">{when}</th>
          </tr>
        </thead>
        <tbody>
          {ideas.map((idea) => (
            <tr key={idea.number} data-overdue={isOverdue(stage, idea.dueOn, today) || undefined}>
              <td>
                <Label number={idea.number} />
              </td>
              <th scope="row">
                <Link to={ideaPath(idea)} lang={idea.lang}>
                  {idea.title}
                </Link>
                {own === null ? (
                  <p className="p-meta">
                    {inLocale(idea.space, locale)}
                    {idea.stageNames[stage]?.[locale]
                      ? ` · ${stageName(t, locale, stage, idea.stageNames)}`
                      : ""}
                  </p>
                ) : null}
              </th>
              <td data-term={next} lang={idea.nextStepLang ?? undefined}>
                {idea.nextStep}
              </td>
              <td data-term={who}>{idea.responsible}</td>
              <td data-term={when}>{idea.dueOn ? <DueDate stage={stage} dueOn={idea.dueOn} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > ideas.length ? (
        <p>
          <Link to={`/ideas?${new URLSearchParams(space ? { stage, space } : { stage })}`}>{say.more}</Link>
        </p>
      ) : null}
    </section>
  );
}
