import type { Migration } from "../migrate.ts";

/**
 * The moderators' desk: decisions that can still be undone, who reads what, who asked whom. Redactions know the
 * text they come from. What waits about a text is found by the text.
 */
export const heldDecisions: Migration = {
  name: "0016-held-decisions",
  statements: () => [
    `create table held_decisions (
      id text primary key,
      queue_item_id text not null unique references queue_items (id),
      batch_id text not null,
      moderator_id text not null references users (id),
      verdict text not null check (verdict in ('approve', 'reject', 'redact', 'trust')),
      revision_id text not null,
      input text not null,
      created_at text not null,
      effective_at text not null,
      check (effective_at > created_at)
    )`,
    `create index held_decisions_due on held_decisions (effective_at, id)`,
    `create index held_decisions_moderator on held_decisions (moderator_id, created_at)`,
    `create table refused_decisions (
      id text primary key,
      moderator_id text not null references users (id),
      queue_item_id text not null references queue_items (id),
      verdict text not null,
      message text not null,
      params text not null,
      created_at text not null
    )`,
    `create index refused_decisions_moderator on refused_decisions (moderator_id, created_at)`,
    `create table queue_leases (
      queue_item_id text primary key references queue_items (id),
      reader_id text not null references users (id),
      expires_at text not null
    )`,
    `create index queue_leases_reader on queue_leases (reader_id)`,
    `create table queue_requests (
      queue_item_id text primary key references queue_items (id),
      asked_by text not null references users (id),
      asked_of text not null references users (id),
      note text not null,
      created_at text not null,
      expires_at text not null
    )`,
    `create index queue_items_comment on queue_items (comment_id)`,
    `create index queue_items_idea on queue_items (idea_id)`,
    `alter table rules add column name text not null default '{}'`,
    `alter table rules add column answer text not null default '{}'`,
    `alter table users add column desk_keys integer not null default 1`,
    `alter table comment_revisions add column redacted_from text`,
    `alter table comment_revisions add column redacted_under integer`,
    `alter table idea_revisions add column redacted_from text`,
    `alter table idea_revisions add column redacted_under integer`,
  ],
};
