import type { Migration } from "../migrate.ts";

/** What was done to a dossier, what it was about, and by whom: a row for each change, never changed again. */
export const dossierHistory: Migration = {
  name: "0044-dossier-history",
  statements: () => [
    `create table dossier_changes (
      id text primary key,
      idea_id text not null references ideas (id),
      act text not null,
      about text not null,
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index dossier_changes_idea on dossier_changes (idea_id, id)`,
    `create index dossier_changes_actor on dossier_changes (actor_id)`,
  ],
};
