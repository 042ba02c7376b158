import type { Migration } from "../migrate.ts";

/** Since when an idea is at its stage stands with it, and stages are counted and listed by index alone. */
export const stageSince: Migration = {
  name: "0036-stage-since",
  statements: () => [
    `alter table ideas add column stage_since text`,
    `update ideas set stage_since = coalesce((select max(m.created_at) from stage_moves m
      where m.idea_id = ideas.id and m.to_stage = ideas.stage and m.corrects is null), published_at)`,
    `drop index ideas_space`,
    `create index ideas_space_stage on ideas (space_id, state, stage, stage_since)`,
    `create index ideas_stage_since on ideas (state, stage, stage_since, number)`,
    `create index ideas_stage_active on ideas (state, stage, active_at, id)`,
  ],
};
