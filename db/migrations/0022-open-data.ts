import type { Migration } from "../migrate.ts";

/**
 * What the open-data files are read along, so that a page of them is found without reading the rest; and how
 * people come and what they do first, counted by day and channel without anybody in it.
 */
export const openData: Migration = {
  name: "0022-open-data",
  statements: () => [
    `create index ideas_space_number on ideas (space_id, number)`,
    `create index comments_idea on comments (idea_id, id)`,
    `create index thread_events_comment on thread_events (comment_id, at)`,
    `create index stage_moves_time on stage_moves (created_at, id)`,
    `create index votes_time on votes (idea_id, created_at)`,
    `create table channel_counts (
      day text not null,
      channel text not null,
      what text not null check (what in ('visit', 'vote', 'comment', 'idea', 'first')),
      count integer not null check (count > 0),
      primary key (day, channel, what)
    )`,
  ],
};
