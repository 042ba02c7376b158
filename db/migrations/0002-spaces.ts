import type { Migration } from "../migrate.ts";

/** Organisations and the spaces they run. */
export const spaces: Migration = {
  name: "0002-spaces",
  statements: () => [
    `create table organisations (
      id text primary key,
      slug text not null unique,
      name text not null check (length(name) between 1 and 400),
      kind text not null check (kind in ('ngo', 'company', 'university', 'public')),
      description text not null,
      website text not null,
      state text not null check (state in ('requested', 'verified', 'refused', 'imported')),
      verified_how text,
      verified_at text,
      verified_by text references users (id),
      requested_by text references users (id),
      created_at text not null,
      check (state <> 'verified' or (verified_at is not null and verified_how is not null))
    )`,
    `create table organisation_members (
      organisation_id text not null references organisations (id),
      user_id text not null references users (id),
      role text not null check (role in ('member', 'manager')),
      created_at text not null,
      primary key (organisation_id, user_id)
    )`,
    `create index organisation_members_user on organisation_members (user_id)`,
    `create table spaces (
      id text primary key,
      slug text not null unique,
      title text not null,
      brief text not null,
      languages text not null,
      visibility text not null check (visibility in ('public', 'private')),
      moderation text not null check (moderation in ('before', 'after', 'first')),
      stages text not null,
      organisation_id text references organisations (id),
      created_by text references users (id),
      created_at text not null,
      updated_at text not null
    )`,
    `create table space_members (
      space_id text not null references spaces (id),
      user_id text not null references users (id),
      created_at text not null,
      primary key (space_id, user_id)
    )`,
    `create index space_members_user on space_members (user_id)`,
    `create table phases (
      id text primary key,
      space_id text not null references spaces (id),
      opens text not null check (opens in ('propose', 'comment', 'vote')),
      starts_at text,
      ends_at text,
      check (starts_at is null or ends_at is null or starts_at < ends_at)
    )`,
    `create index phases_space on phases (space_id)`,
    `create table categories (
      id text primary key,
      space_id text not null references spaces (id),
      position integer not null,
      name text not null
    )`,
    `create index categories_space on categories (space_id, position)`,
    `create table rules (
      space_id text not null references spaces (id),
      number integer not null check (number between 1 and 99),
      text text not null,
      retired integer not null default 0 check (retired in (0, 1)),
      primary key (space_id, number)
    )`,
  ],
};
