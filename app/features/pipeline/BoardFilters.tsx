import type { OwnStages } from "#app/features/spaces/stage-words.ts";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Button } from "#app/ui/Button.tsx";
import { Select } from "#app/ui/Select.tsx";
import { Tabs } from "#app/ui/Tabs.tsx";
import { BOARD_VIEWS, type BoardFilter, boardPath } from "./board.ts";
import type { BoardStage } from "./organiser-board.queries.server.ts";
import { StagePicker } from "./StagePicker.tsx";

type Props = {
  filter: BoardFilter;
  spaces: { value: string; label: string }[];
  columns: BoardStage[];
  /** The chosen space's names and way. */
  own: OwnStages;
};

/** Views, space and, where columns have no room, the stage: all in the address, which keeps a view. */
export function BoardFilters({ filter, spaces, columns, own }: Props) {
  const t = useT();
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
      <StagePicker
        label={t("board.stages")}
        stages={columns.map(({ stage, count }) => ({ stage, count, to: boardPath({ ...filter, stage }) }))}
        own={own}
        chosen={filter.stage}
        every={{ text: t("board.everyStage"), to: boardPath({ ...filter, stage: null }) }}
      />
    </>
  );
}
