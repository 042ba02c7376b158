import { Link } from "@remix-run/react";
import { DueDate } from "#app/features/ideas/DueDate.tsx";
import { ideaPath, isOverdue } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { duration } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { type BoardFilter, boardPath, cardId, ON_A_PHONE } from "./board.ts";
import { moveSheet, overColumn, putDown, takeCard } from "./board-drag.ts";
import { moveFocus } from "./board-keys.ts";
import { CardHead } from "./CardHead.tsx";
import { CardMenu } from "./CardMenu.tsx";
import type { BoardCard, BoardStage } from "./organiser-board.queries.server.ts";

type Props = {
  columns: BoardStage[];
  cards: BoardCard[];
  filter: BoardFilter;
  now: string;
  /** The chosen space's names and way. */
  own: OwnStages;
};

/**
 * The organiser's ideas by stage, the longest there first; arrows go from card to card, M moves one, and a card that is dragged to
 * another stage opens the same sheet.
 */
export function BoardColumns({ columns, cards, filter, now, own }: Props) {
  const { t, ...zone } = useI18n();
  const shown = columns.filter((column) => filter.stage === null || column.stage === filter.stage);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that reach here come from the links inside
    <div
      className="p-board"
      data-whole={filter.stage ?? undefined}
      onKeyDown={moveFocus}
      onDragStart={takeCard}
      onDragOver={overColumn}
      onDragEnd={putDown}
      onDrop={(event) => {
        const sheet = moveSheet(event);
        putDown(event);
        if (sheet) location.assign(sheet);
      }}
    >
      {shown.map(({ stage, count, oldest }) => {
        const here = cards.filter((card) => card.stage === stage);
        return (
          <section
            key={stage}
            className="p-board__column"
            data-stage={stage}
            aria-labelledby={`stage-${stage}`}
          >
            <h2 id={`stage-${stage}`}>
              <StageLine stage={stage} own={own} /> <span className="p-meta">{count}</span>
            </h2>
            {oldest ? (
              <p className="p-meta">
                {t("board.oldest", { age: duration(Date.parse(now) - Date.parse(oldest), zone.locale) })}
              </p>
            ) : null}
            <ul>
              {here.map((card) => (
                <li
                  key={card.number}
                  id={cardId(card.number)}
                  className="p-board-card"
                  draggable
                  data-idea={card.number}
                  data-overdue={
                    [card.dueOn, card.milestoneDue].some((due) => isOverdue(card.stage, due, zone.today)) ||
                    undefined
                  }
                >
                  <CardHead number={card.number} isPrivate={filter.space === null && card.isPrivate}>
                    <CardMenu number={card.number} view={filter} />
                  </CardHead>
                  <Link to={ideaPath(card)} lang={card.lang} data-card draggable={false}>
                    {card.title}
                  </Link>
                  {filter.space === null && card.stageNames[stage]?.[zone.locale] ? (
                    <span className="p-meta">{stageName(t, zone.locale, stage, card.stageNames)}</span>
                  ) : null}
                  {card.responsible ? <span className="p-meta">{card.responsible}</span> : null}
                  {card.owner ? (
                    <span className="p-meta">{t("dossier.ownedBy", { name: card.owner })}</span>
                  ) : null}
                  {card.dueOn ? <DueDate stage={card.stage} dueOn={card.dueOn} /> : null}
                  {card.milestoneDue ? (
                    <span className="p-meta">
                      {t("board.milestone")} <DueDate stage={card.stage} dueOn={card.milestoneDue} />
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
            {count > ON_A_PHONE && filter.stage === null ? (
              <a href={boardPath({ ...filter, stage })} data-short={count <= here.length || undefined}>
                {t("pipeline.all", { count })}
              </a>
            ) : null}
          </section>
        );
      })}
    </div>
  );
}
