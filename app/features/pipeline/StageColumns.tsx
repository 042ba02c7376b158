import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { IdeaRow } from "#app/features/ideas/idea.queries.server.ts";
import { ideaPath, STAGES, type Stage } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { dayInWords } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";

type Props = { ideas: IdeaRow[]; counts: Partial<Record<Stage, number>>; act?: (idea: IdeaRow) => ReactNode };

/** Ideas by stage: columns where there is room, a grouped list on a phone. */
export function StageColumns({ ideas, counts, act }: Props) {
  const { t, locale } = useI18n();
  const used = STAGES.filter((stage) => (counts[stage] ?? 0) > 0);
  return (
    <div className="p-board">
      {used.map((stage) => {
        const here = ideas.filter((idea) => idea.stage === stage);
        return (
          <section key={stage} className="p-board__column" aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`}>
              <StageLine stage={stage} /> <span className="p-meta">{counts[stage]}</span>
            </h2>
            <ul>
              {here.map((idea) => (
                <li key={idea.id} className="p-board-card">
                  <Label number={idea.number} />
                  <Link to={ideaPath(idea)} lang={idea.lang}>
                    {idea.title}
                  </Link>
                  {idea.dueOn ? (
                    <span className="p-meta">
                      {t("pipeline.dueBefore", { date: dayInWords(idea.dueOn, locale) })}
                    </span>
                  ) : null}
                  {act ? act(idea) : null}
                </li>
              ))}
            </ul>
            {(counts[stage] ?? 0) > here.length ? (
              <Link to={`/ideas?stage=${stage}`}>{t("pipeline.all", { count: counts[stage] ?? 0 })}</Link>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
