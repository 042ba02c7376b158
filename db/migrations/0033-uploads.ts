import type { Migration } from "../migrate.ts";

/** Pictures and documents: what is known of each, whatever it belongs to. The bytes are files. */
export const uploads: Migration = {
  name: "0033-uploads",
  statements: () => [
    `create table uploads (
      id text primary key,
      stored text not null unique check (length(stored) = 32),
      kind text not null check (kind in ('picture', 'document')),
      type text not null check (type in ('image/webp', 'application/pdf')),
      bytes integer not null check (bytes > 0),
      width integer check (width > 0),
      height integer check (height > 0),
      file_name text,
      words text not null check (length(words) > 0),
      moment text check (moment in ('before', 'after')),
      subject text not null,
      subject_id text not null,
      place integer not null,
      actor_id text references users (id),
      created_at text not null,
      removed_at text,
      check ((kind = 'picture') = (width is not null and height is not null))
    )`,
    `create unique index uploads_subject on uploads (subject, subject_id, place)`,
    `create index uploads_actor on uploads (actor_id)`,
  ],
};
