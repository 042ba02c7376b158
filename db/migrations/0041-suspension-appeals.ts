import type { Migration } from "../migrate.ts";

/** Appeals against suspensions, which are about no text and stand in no space's queue, have an alarm of their own. */
export const suspensionAppeals: Migration = {
  name: "0041-suspension-appeals",
  statements: () => [
    `alter table appeals add column alarm_at text`,
    `create index appeals_alarm on appeals (alarm_at) where alarm_at is not null`,
    `create index appeals_waiting on appeals (decision_id) where state = 'waiting'`,
  ],
};
