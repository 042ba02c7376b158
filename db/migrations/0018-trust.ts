import type { Migration } from "../migrate.ts";
import { appendOnlyStatements } from "../portable.ts";

/** A fourth mode, how many contributions are first ones, who is trusted since when and why, samples of their texts. */
export const trust: Migration = {
  name: "0018-trust",
  statements: ({ engine }) => [
    `alter table spaces add column next_moderation text not null default 'after' check (next_moderation in ('before', 'after', 'first', 'flagged'))`,
    `update spaces set next_moderation = moderation`,
    `alter table spaces drop column moderation`,
    `alter table spaces rename column next_moderation to moderation`,
    `alter table spaces add column first_count integer not null default 1 check (first_count between 1 and 50)`,
    `alter table spaces add column sample_percent integer not null default 0 check (sample_percent between 0 and 100)`,
    `alter table queue_items add column why text not null default 'mode' check (why in ('mode', 'flagged', 'sample'))`,
    `create table trust (
      space_id text not null references spaces (id),
      user_id text not null references users (id),
      state text not null check (state in ('trusted', 'taken')),
      changed_at text not null,
      primary key (space_id, user_id)
    )`,
    `create table trust_changes (
      id text primary key,
      space_id text not null references spaces (id),
      user_id text not null references users (id),
      state text not null check (state in ('trusted', 'taken')),
      cause text not null check (cause in ('approval', 'history', 'hand', 'restriction', 'appeal')),
      decision_id text references decisions (id),
      by_id text references users (id),
      created_at text not null,
      check ((cause in ('approval', 'restriction', 'appeal')) = (decision_id is not null))
    )`,
    `create index trust_changes_person on trust_changes (space_id, user_id, created_at)`,
    ...appendOnlyStatements(engine, "trust_changes"),
  ],
};
