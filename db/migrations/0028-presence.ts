import type { Migration } from "../migrate.ts";

/** Whether a space's threads say how many read and write. */
export const presence: Migration = {
  name: "0028-presence",
  statements: () => [
    `alter table spaces add column presence integer not null default 1 check (presence in (0, 1))`,
  ],
};
