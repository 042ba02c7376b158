import type { Migration } from "../migrate.ts";

/** A person reports a text once; signed out, an address does. */
export const oneReportEach: Migration = {
  name: "0005-one-report-each",
  statements: () => [
    `create unique index reports_once_person on reports (coalesce(comment_id, idea_id), reporter_id) where reporter_id is not null`,
    `create unique index reports_once_address on reports (coalesce(comment_id, idea_id), email) where reporter_id is null and email is not null`,
  ],
};
