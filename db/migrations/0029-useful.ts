import type { Migration } from "../migrate.ts";

/** Who finds which comment useful, counted on the comment; how far each person has read each thread. */
export const useful: Migration = {
  name: "0029-useful",
  statements: () => [
    `alter table comments add column useful integer not null default 0 check (useful >= 0)`,
    // A thread's windows and counts are read from these alone, however long it is.
    `drop index comments_thread`,
    `create index comments_window on comments (idea_id, parent_id, state, created_at, id, link_only)`,
    `create index comments_useful on comments (idea_id, parent_id, state, useful desc, created_at, id, link_only)`,
    `create index comments_own on comments (author_id, idea_id, state)`,
    `create index comments_pending on comments (idea_id, author_id) where state = 'pending'`,
    `create index comments_links on comments (idea_id, state) where link_only = 1`,
    `create table useful_marks (
      comment_id text not null references comments (id),
      user_id text not null references users (id),
      created_at text not null,
      primary key (comment_id, user_id)
    )`,
    `create index useful_marks_person on useful_marks (user_id, comment_id)`,
    `create table thread_reads (
      idea_id text not null references ideas (id),
      user_id text not null references users (id),
      seq integer not null check (seq >= 0),
      primary key (user_id, idea_id)
    )`,
  ],
};
