import type { Migration } from "../migrate.ts";

/** Settings, people, sessions, the journal and everything that keeps writes honest. */
export const foundation: Migration = {
  name: "0001-foundation",
  statements: ({ engine }) => [
    `create table settings (name text primary key, value text not null)`,
    `create table counters (name text primary key, value integer not null check (value >= 0))`,
    `insert into counters (name, value) values ('idea', 0)`,
    `create table leases (name text primary key, holder text not null, expires_at text not null)`,

    `create table users (
      id text primary key,
      email text unique,
      name text not null check (length(name) between 1 and 400),
      locale text not null check (locale in ('ca', 'es', 'en')),
      state text not null check (state in ('active', 'suspended', 'erased', 'imported')),
      password_hash text,
      accepted_version text,
      accepted_at text,
      mail integer not null default 1 check (mail in (0, 1)),
      created_at text not null,
      check (state not in ('erased', 'imported') or (email is null and password_hash is null))
    )`,
    `create table roles (
      user_id text not null references users (id),
      space_id text not null,
      role text not null check (role in ('moderator', 'organiser', 'admin')),
      primary key (user_id, space_id, role)
    )`,
    `create index roles_space on roles (space_id, role)`,
    `create table sessions (
      id text primary key,
      token_hash text not null unique,
      user_id text not null references users (id),
      user_agent text not null,
      created_at text not null,
      expires_at text not null
    )`,
    `create index sessions_user on sessions (user_id)`,
    `create table sign_in_codes (
      id text primary key,
      email text not null,
      browser_hash text not null,
      code_hash text not null,
      link_hash text not null unique,
      tries integer not null default 0 check (tries between 0 and 5),
      intent_id text,
      next text,
      locale text not null,
      created_at text not null,
      expires_at text not null,
      used_at text
    )`,
    `create index sign_in_codes_browser on sign_in_codes (browser_hash, created_at)`,
    `create index sign_in_codes_email on sign_in_codes (email, created_at)`,
    `create table tokens (
      id text primary key,
      token_hash text not null unique,
      user_id text not null references users (id),
      name text not null,
      scopes text not null,
      created_at text not null,
      last_used_at text,
      revoked_at text
    )`,
    `create index tokens_user on tokens (user_id)`,
    `create table idempotency (
      actor_id text not null,
      key text not null,
      digest text not null,
      result text not null,
      created_at text not null,
      primary key (actor_id, key)
    )`,
    `create index idempotency_age on idempotency (created_at)`,

    engine === "sqlite"
      ? `create table journal (
          position integer primary key autoincrement,
          type text not null, at text not null, actor_id text, space_id text, idea_id text, comment_id text,
          data text not null
        )`
      : `create table journal (
          position bigint primary key,
          type text not null, at text not null, actor_id text, space_id text, idea_id text, comment_id text,
          data text not null
        )`,
    `create table journal_counter (id integer primary key check (id = 1), position bigint not null)`,
    `insert into journal_counter (id, position) values (1, 0)`,
    `create table consumers (name text primary key, position bigint not null)`,
    `create table import_rows (
      source text not null, kind text not null, source_id text not null,
      target_id text not null, digest text not null,
      primary key (source, kind, source_id)
    )`,
  ],
};
