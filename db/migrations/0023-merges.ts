import type { Migration } from "../migrate.ts";

/** Ideas combined, and what each supporter of the merged one was asked and answered. */
export const merges: Migration = {
  name: "0023-merges",
  statements: () => [
    `create table merges (
      id text primary key,
      idea_id text not null references ideas (id),
      into_id text not null references ideas (id),
      stage_move_id text not null unique references stage_moves (id),
      actor_id text references users (id),
      created_at text not null,
      ended_at text,
      check (idea_id <> into_id)
    )`,
    `create unique index merges_standing on merges (idea_id) where ended_at is null`,
    `create index merges_into on merges (into_id)`,
    `create table merge_choices (
      merge_id text not null references merges (id),
      user_id text not null references users (id),
      choice text not null check (choice in ('asked', 'moved', 'kept', 'dropped')),
      decided_at text,
      primary key (merge_id, user_id),
      check ((choice = 'asked') = (decided_at is null))
    )`,
    `create index merge_choices_user on merge_choices (user_id, choice)`,
  ],
};
