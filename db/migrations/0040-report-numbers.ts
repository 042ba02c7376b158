import type { Migration } from "../migrate.ts";

/**
 * Every report has a number to refer to it by. A person reports each version of a text once; an address's second
 * report while the first waits is answered with it (`joined_to`), and none is read from where reports are set aside.
 */
export const reportNumbers: Migration = {
  name: "0040-report-numbers",
  statements: () => [
    `alter table reports add column number integer`,
    `update reports set number = n.place
      from (select id, row_number() over (order by created_at, id) as place from reports) n
      where n.id = reports.id`,
    `insert into counters (name, value) select 'report', count(*) from reports`,
    `create unique index reports_number on reports (number)`,
    `alter table reports add column joined_to text references reports (id)`,
    `alter table reports add column set_aside integer not null default 0 check (set_aside in (0, 1))`,
    `create index reports_joined on reports (joined_to) where joined_to is not null`,
    `drop index reports_once_person`,
    `drop index reports_once_address`,
    `create unique index reports_once_person on reports (coalesce(comment_id, idea_id), reporter_id, coalesce(revision_id, '')) where reporter_id is not null`,
    `create index reports_address on reports (email, created_at) where email is not null`,
    `create index reports_person on reports (reporter_id, created_at) where reporter_id is not null`,
  ],
};
