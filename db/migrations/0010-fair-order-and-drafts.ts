import type { Migration } from "../migrate.ts";

/** The views that weigh in the fair order are read by day; what is being written is kept on the server. */
export const fairOrderAndDrafts: Migration = {
  name: "0010-fair-order-and-drafts",
  statements: () => [
    `create index idea_views_day on idea_views (day, idea_id, views)`,
    `create table idea_drafts (
      id text primary key,
      author_id text references users (id),
      browser_hash text,
      space_id text references spaces (id),
      kind text not null check (kind in ('idea', 'question', 'suggestion')),
      title text not null,
      body text not null,
      lang text not null,
      category_id text,
      organisation_id text,
      to_organisation_id text,
      created_at text not null,
      updated_at text not null,
      check ((author_id is null) <> (browser_hash is null))
    )`,
    `create index idea_drafts_author on idea_drafts (author_id, updated_at)`,
    `create index idea_drafts_browser on idea_drafts (browser_hash)`,
    `create index idea_drafts_age on idea_drafts (updated_at)`,
  ],
};
