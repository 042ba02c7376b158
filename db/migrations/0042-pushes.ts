import type { Migration } from "../migrate.ts";

/**
 * Devices on which moderators want to be called, each bound to the session that it was turned on in and gone with it,
 * and what is to be sent to them: no words, which are made when it is sent.
 */
export const pushes: Migration = {
  name: "0042-pushes",
  statements: () => [
    `create table push_devices (
      id text primary key,
      user_id text not null references users (id),
      session_id text not null unique references sessions (id) on delete cascade,
      endpoint text not null unique check (length(endpoint) <= 1000),
      p256dh text not null check (length(p256dh) <= 100),
      auth text not null check (length(auth) <= 30),
      server_key text not null,
      label text not null check (length(label) <= 80),
      created_at text not null,
      last_success_at text
    )`,
    `create index push_devices_user on push_devices (user_id)`,
    `create table pushes (
      id text primary key,
      user_id text not null references users (id),
      device_id text not null references push_devices (id) on delete cascade,
      cause text not null,
      kind text not null check (kind in ('duty', 'test')),
      space_ids text not null,
      state text not null check (state in ('queued', 'sent', 'void', 'failed')),
      attempts integer not null default 0,
      next_try_at text not null,
      expires_at text not null,
      created_at text not null,
      sent_at text,
      unique (cause, device_id)
    )`,
    `create index pushes_due on pushes (next_try_at) where state = 'queued'`,
    `create index pushes_device on pushes (device_id, id)`,
    `create index pushes_user on pushes (user_id)`,
  ],
};
