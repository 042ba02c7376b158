import { trayOf } from "#app/features/ideas/StageLine.tsx";
import { type OwnStages, stageName } from "#app/features/spaces/stage-words.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Select } from "#app/ui/Select.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { Tray } from "#app/ui/Tray.tsx";
import { BOARD_VIEWS, type BoardFilter, boardPath } from "./board.ts";
import type { BoardStage } from "./organiser-board.queries.server.ts";

type Props = {
  filter: BoardFilter;
  spaces: { value: string; label: string }[];
  columns: BoardStage[];
  /** The chosen space's names and way. */
  own: OwnStages;
};

/** Views, space and, where columns have no room, the stage: all in the address, which keeps a view. */
export function BoardFilters({ filter, spaces, columns, own }: Props) {
  const { t, locale } = useI18n();
  const total = columns.reduce((sum, column) => sum + column.count, 0);
  return (
    <>
      <Tabs
        label={t("board.views")}
        tabs={BOARD_VIEWS.map((view) => ({
          to: boardPath({ ...filter, view }),
          label: t(`board.view.${view}`),
          current: filter.view === view,
        }))}
      />
      <div className="p-board-bar">
        {spaces.length > 2 ? (
          <form method="get" className="p-board-bar__space">
            {filter.view === "all" ? null : <input type="hidden" name="view" value={filter.view} />}
            <Select
              name="space"
              label={t("ideas.filter.space")}
              defaultValue={filter.space ?? ""}
              options={spaces}
            />
            <Button look="quiet">{t("board.show")}</Button>
          </form>
        ) : null}
        <a href={boardPath(filter, "/board.csv")} download>
          {t("board.csv")}
        </a>
      </div>
      <nav className="p-stage-picker" aria-label={t("board.stages")} data-chosen={filter.stage ?? undefined}>
        <ul>
          <li>
            <a
              href={boardPath({ ...filter, stage: null })}
              aria-current={filter.stage === null ? "page" : undefined}
            >
              {t("board.everyStage")} <span>{total}</span>
            </a>
          </li>
          {columns.map(({ stage, count }) => (
            <li key={stage}>
              <a
                href={boardPath({ ...filter, stage })}
                aria-current={filter.stage === stage ? "page" : undefined}
              >
                <Tray {...trayOf(stage, own.way)} size="sm" />
                {stageName(t, locale, stage, own.names)} <span>{count}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
