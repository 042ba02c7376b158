import type { Migration } from "../migrate.ts";

/**
 * Only moves that correct one stand in the index of corrections, which is then not taken for finding all others;
 * whether an idea came to a stage again later is asked of its own moves.
 */
export const corrections: Migration = {
  name: "0032-corrections",
  statements: () => [
    `drop index stage_moves_corrects`,
    `create unique index stage_moves_corrects on stage_moves (corrects) where corrects is not null`,
    `create index stage_moves_reached on stage_moves (idea_id, to_stage, id)`,
  ],
};
