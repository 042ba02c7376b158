import type { Migration } from "../migrate.ts";

/** What a space calls its stages, and what it asks of an idea that comes to each. */
export const stageWords: Migration = {
  name: "0031-stage-words",
  statements: () => [
    `alter table spaces add column stage_names text not null default '{}'`,
    `alter table spaces add column stage_needs text not null default '{}'`,
  ],
};
