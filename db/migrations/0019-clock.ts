import type { Migration } from "../migrate.ts";

/** Each space's targets, working hours and holidays; what waits knows when it is half way, and its place in the order of urgency. */
export const clock: Migration = {
  name: "0019-clock",
  statements: () => [
    `create table space_clocks (
      space_id text primary key references spaces (id),
      text_minutes integer not null check (text_minutes between 5 and 2880),
      report_minutes integer not null check (report_minutes between 5 and 2880),
      appeal_minutes integer not null check (appeal_minutes between 60 and 14400),
      hours text not null,
      holidays text not null
    )`,
    `alter table queue_items add column near_at text not null default ''`,
    `alter table queue_items add column late_at text not null default ''`,
    `alter table queue_items add column urgency text not null default ''`,
    `alter table queue_items add column alarm_at text`,
    `update queue_items set near_at = due_at, late_at = due_at, alarm_at = due_at, urgency = '1 9 ' || waiting_since`,
    `create index queue_items_urgency on queue_items (state, space_id, urgency, id)`,
    `create index queue_items_site_urgency on queue_items (state, urgency, id)`,
    `create index queue_items_type on queue_items (state, type, urgency, id)`,
    `create index queue_items_alarm on queue_items (state, alarm_at)`,
    `drop index queue_items_waiting`,
  ],
};
