import type { Migration } from "../migrate.ts";
import { appendOnlyStatements } from "../portable.ts";

/** The queue, reports, decisions and appeals; notifications and the mail outbox. */
export const moderation: Migration = {
  name: "0004-moderation",
  statements: ({ engine }) => [
    `create table reports (
      id text primary key,
      space_id text not null references spaces (id),
      idea_id text not null references ideas (id),
      comment_id text references comments (id),
      reporter_id text references users (id),
      name text,
      email text,
      reason text not null,
      explanation text not null,
      locale text not null,
      created_at text not null
    )`,
    `create table decisions (
      id text primary key,
      verdict text not null check (verdict in ('approved', 'rejected', 'redacted', 'removed', 'restored', 'upheld', 'overturned', 'suspended', 'reinstated', 'dismissed')),
      subject_type text not null check (subject_type in ('comment', 'idea', 'report', 'appeal', 'user')),
      subject_id text not null,
      revision_id text,
      space_id text references spaces (id),
      queue_item_id text,
      moderator_id text references users (id),
      rule integer,
      reason text,
      automated integer not null default 0 check (automated in (0, 1)),
      source text not null check (source in ('queue', 'report', 'own', 'appeal', 'command')),
      created_at text not null,
      check (verdict not in ('rejected', 'removed') or (rule is not null and length(reason) > 0))
    )`,
    `create unique index decisions_once on decisions (revision_id) where verdict in ('approved', 'rejected')`,
    `create index decisions_subject on decisions (subject_id, created_at)`,
    `create index decisions_space on decisions (space_id, created_at)`,
    `create index decisions_moderator on decisions (moderator_id, created_at)`,
    ...appendOnlyStatements(engine, "decisions"),
    `create table appeals (
      id text primary key,
      decision_id text not null unique references decisions (id),
      author_id text references users (id),
      text text not null,
      state text not null check (state in ('waiting', 'upheld', 'overturned')),
      answer text,
      created_at text not null
    )`,
    `create table queue_items (
      id text primary key,
      type text not null check (type in ('comment', 'idea', 'report', 'appeal')),
      space_id text not null references spaces (id),
      idea_id text not null references ideas (id),
      comment_id text references comments (id),
      revision_id text unique,
      report_id text unique references reports (id),
      appeal_id text unique references appeals (id),
      state text not null check (state in ('waiting', 'decided', 'cancelled')),
      waiting_since text not null,
      due_at text not null
    )`,
    `create index queue_items_waiting on queue_items (state, space_id, due_at, id)`,
    `create table follows (
      user_id text not null references users (id),
      idea_id text not null references ideas (id),
      created_at text not null,
      primary key (user_id, idea_id)
    )`,
    `create index follows_idea on follows (idea_id)`,
    `create table mutes (
      user_id text not null references users (id),
      idea_id text not null references ideas (id),
      created_at text not null,
      primary key (user_id, idea_id)
    )`,
    `create table notifications (
      id text primary key,
      user_id text not null references users (id),
      cause text not null,
      kind text not null,
      reason text not null,
      idea_id text references ideas (id),
      comment_id text references comments (id),
      decision_id text references decisions (id),
      stage_move_id text references stage_moves (id),
      created_at text not null,
      read_at text,
      unique (user_id, cause)
    )`,
    `create index notifications_user on notifications (user_id, created_at)`,
    `create index notifications_unread on notifications (user_id, read_at)`,
    `create table mail_optouts (
      user_id text not null references users (id),
      cause text not null,
      created_at text not null,
      primary key (user_id, cause)
    )`,
    `create table mails (
      id text primary key,
      dedupe text not null unique,
      recipient text not null,
      user_id text references users (id),
      kind text not null,
      locale text not null,
      subject text not null,
      text text not null,
      html text not null,
      unsubscribe text,
      state text not null check (state in ('queued', 'sent', 'failed')),
      attempts integer not null default 0,
      next_try_at text not null,
      created_at text not null,
      sent_at text
    )`,
    `create index mails_due on mails (state, next_try_at)`,
  ],
};
