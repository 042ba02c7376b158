import type { Migration } from "../migrate.ts";

/** What organisers, and organisations that were asked, tell the public about an idea. */
export const updates: Migration = {
  name: "0013-updates",
  statements: () => [
    `create table updates (
      id text primary key,
      idea_id text not null references ideas (id),
      kind text not null check (kind in ('answer', 'milestone', 'result', 'evidence')),
      state text not null check (state in ('approved', 'withdrawn')),
      body text not null check (length(body) > 0),
      html text not null,
      lang text not null,
      organisation_id text references organisations (id),
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index updates_idea on updates (idea_id, created_at)`,
    `create index ideas_addressee on ideas (to_organisation_id)`,
  ],
};
