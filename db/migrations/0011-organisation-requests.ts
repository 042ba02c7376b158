import type { Migration } from "../migrate.ts";

/** What a request for an organisation says, and how its outcome is told. */
export const organisationRequests: Migration = {
  name: "0011-organisation-requests",
  statements: () => [
    `alter table organisations add column requested_role text not null default ''`,
    `alter table organisations add column refused_reason text`,
    `alter table notifications add column organisation_id text references organisations (id)`,
    `create index organisations_state on organisations (state, name)`,
    `create index comments_organisation on comments (organisation_id, state)`,
  ],
};
