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
  more: string;
};

/** A stage's ideas on a page of their own: what comes next, who has it, until when. */
export function SheetStageList({ at: { stage, count, ideas }, own, space, more }: Props) {
  const { t, locale, today } = useI18n();
  return (
    <section className="p-sheet__stage" aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>
        <StageLine stage={stage} own={own} /> <span className="p-meta">{count}</span>
      </h2>
      <ul>
        {ideas.map((idea) => (
          <li
            key={idea.number}
            className="p-sheet__idea"
            data-overdue={isOverdue(stage, idea.dueOn, today) || undefined}
          >
            <Label number={idea.number} />
            <div>
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
            </div>
            <p lang={idea.nextStepLang ?? undefined}>{idea.nextStep}</p>
            <p>{idea.responsible}</p>
            <p>{idea.dueOn ? <DueDate stage={stage} dueOn={idea.dueOn} /> : null}</p>
          </li>
        ))}
      </ul>
      {count > ideas.length ? (
        <p>
          <Link to={`/ideas?${new URLSearchParams(space ? { stage, space } : { stage })}`}>{more}</Link>
        </p>
      ) : null}
    </section>
  );
}
