import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { inLocale } from "#app/features/spaces/space.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Marked } from "#app/ui/Marked.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import { DueDate } from "./DueDate.tsx";
import type { IdeaRow as Row } from "./idea.queries.server.ts";
import { ideaPath, isOverdue } from "./idea.ts";
import { NoAuthor } from "./Origin.tsx";
import { StageLine } from "./StageLine.tsx";

/** Title and summary in pieces, every second a word that was searched for. */
export type FoundText = { title: string[]; summary: string[] };

type Props = {
  idea: Row;
  voted: boolean;
  found?: FoundText | undefined;
  /** How many support it, where one may do so oneself; else the number alone. */
  support?: ReactNode;
};

/** One idea in a list: number, title, where it is, who proposes, how many support it. */
export function IdeaRow({ idea, voted, found, support }: Props) {
  const { t, locale, today } = useI18n();
  return (
    <li className="p-idea-row" id={`idea-${idea.number}`}>
      <div className="p-idea-row__number">
        <Label number={idea.number} />
      </div>
      <div className="p-idea-row__text">
        <h3 className="p-idea-row__title" lang={idea.lang}>
          <Link to={ideaPath(idea)}>{found ? <Marked pieces={found.title} /> : idea.title}</Link>
        </h3>
        <p className="p-idea-row__summary" lang={idea.lang}>
          {found ? <Marked pieces={found.summary} /> : idea.summary}
        </p>
        <p className="p-idea-row__meta">
          <StageLine stage={idea.stage} own={idea.own} overdue={isOverdue(idea.stage, idea.dueOn, today)} />
          {idea.dueOn ? <DueDate stage={idea.stage} dueOn={idea.dueOn} /> : null}
          <span>
            {idea.author?.organisation?.name ?? idea.author?.name ?? <NoAuthor origin={idea.origin} />}
          </span>
          {idea.category ? <span>{inLocale(idea.category, locale)}</span> : null}
          {idea.kind === "idea" ? null : <Tag>{t(`ideas.kind.${idea.kind}`)}</Tag>}
        </p>
      </div>
      <div className="p-idea-row__support">
        {support ?? (
          <p>
            <strong className="p-idea-row__count">{idea.supports}</strong>{" "}
            {t("votes.supports", { count: idea.supports })}
            {voted ? <span className="p-meta"> · {t("votes.mine")}</span> : null}
          </p>
        )}
        {idea.importedSupports > 0 ? (
          <p className="p-meta">{t("votes.imported", { count: idea.importedSupports })}</p>
        ) : null}
        <Link to={`${ideaPath(idea)}#discussion`}>{t("comments.count", { count: idea.comments })}</Link>
      </div>
    </li>
  );
}
