import type { Migration } from "../migrate.ts";

/** Figures with what they were before, and links, beside what is officially told. */
export const evidence: Migration = {
  name: "0030-evidence",
  statements: () => [
    `alter table updates add column figures text not null default '[]'`,
    `alter table updates add column links text not null default '[]'`,
    // What was done, latest first, is read from these alone.
    `create index stage_moves_stage on stage_moves (to_stage, created_at, id)`,
  ],
};
