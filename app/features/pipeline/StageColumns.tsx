import { Link } from "@remix-run/react";
import { DueDate } from "#app/features/ideas/DueDate.tsx";
import type { IdeaRow } from "#app/features/ideas/idea.queries.server.ts";
import { ideaPath, isOverdue, type Stage } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { ON_A_PHONE } from "./board.ts";
import { CardHead } from "./CardHead.tsx";

type Props = {
  /** Those that hold ideas, in the order in which they stand. */
  stages: Stage[];
  ideas: IdeaRow[];
  counts: Partial<Record<Stage, number>>;
  /** The chosen space; of several, each idea says its own name. */
  space?: { slug: string; own: OwnStages } | null;
  /** Slugs of the private spaces that are among several. */
  closed: string[];
};

/** Ideas by stage: columns where there is room, a grouped list on a phone. */
export function StageColumns({ stages, ideas, counts, space = null, closed }: Props) {
  const { t, locale, today } = useI18n();
  return (
    <div className="p-board">
      {stages.map((stage) => {
        const here = ideas.filter((idea) => idea.stage === stage);
        return (
          <section key={stage} className="p-board__column" aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`}>
              <StageLine stage={stage} own={space?.own} /> <span className="p-meta">{counts[stage]}</span>
            </h2>
            <ul>
              {here.map((idea) => (
                <li
                  key={idea.id}
                  className="p-board-card"
                  data-overdue={isOverdue(idea.stage, idea.dueOn, today) || undefined}
                >
                  <CardHead number={idea.number} isPrivate={closed.includes(idea.space.slug)} />
                  <Link to={ideaPath(idea)} lang={idea.lang}>
                    {idea.title}
                  </Link>
                  {space === null && idea.own.names[idea.stage]?.[locale] ? (
                    <span className="p-meta">{stageName(t, locale, idea.stage, idea.own.names)}</span>
                  ) : null}
                  {idea.responsible ? <span className="p-meta">{idea.responsible}</span> : null}
                  {idea.dueOn ? <DueDate stage={idea.stage} dueOn={idea.dueOn} /> : null}
                </li>
              ))}
            </ul>
            {stage === "done" ? (
              <Link to={space ? `/results?space=${space.slug}` : "/results"}>{t("pipeline.results")}</Link>
            ) : null}
            {(counts[stage] ?? 0) > ON_A_PHONE ? (
              <Link
                to={`/ideas?${new URLSearchParams(space ? { stage, space: space.slug } : { stage })}`}
                data-short={(counts[stage] ?? 0) <= here.length || undefined}
              >
                {t("pipeline.all", { count: counts[stage] ?? 0 })}
              </Link>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
