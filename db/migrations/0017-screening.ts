import type { Migration } from "../migrate.ts";

/** What screening found in each revision, what it needs to know a text again, and each space's own words. */
export const screening: Migration = {
  name: "0017-screening",
  statements: () => [
    `create table screening_matches (
      revision_id text not null,
      place integer not null check (place >= 0),
      kind text not null check (kind in ('threat', 'insult', 'ownWord', 'telephone', 'identity', 'account', 'email', 'link', 'repeated', 'burst', 'similar')),
      field text not null check (field in ('title', 'body')),
      start_at integer check (start_at >= 0),
      end_at integer,
      data text not null,
      primary key (revision_id, place),
      check ((start_at is null) = (end_at is null)),
      check (start_at is null or start_at < end_at)
    )`,
    `create table text_prints (
      subject_id text primary key,
      revision_id text not null,
      space_id text not null references spaces (id),
      idea_id text not null references ideas (id),
      author_id text references users (id),
      digest text,
      written_at text not null
    )`,
    `create index text_prints_digest on text_prints (author_id, digest)`,
    `create index text_prints_author on text_prints (author_id, written_at)`,
    `create table text_bands (
      band integer not null,
      subject_id text not null references text_prints (subject_id),
      primary key (band, subject_id)
    )`,
    `create index text_bands_subject on text_bands (subject_id)`,
    `create table space_words (
      space_id text not null references spaces (id),
      purpose text not null check (purpose in ('find', 'skip')),
      word text not null check (length(word) between 1 and 400),
      primary key (space_id, purpose, word)
    )`,
  ],
};
