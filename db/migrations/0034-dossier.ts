import type { Migration } from "../migrate.ts";

/** What an organiser keeps of an idea: who looks after it, money, milestones, what is to be done, notes. */
export const dossier: Migration = {
  name: "0034-dossier",
  statements: () => [
    `create table dossiers (
      idea_id text primary key references ideas (id),
      owner_id text references users (id),
      budget_cents bigint check (budget_cents >= 0),
      money_public integer not null default 0 check (money_public in (0, 1)),
      version integer not null default 1,
      updated_at text not null
    )`,
    `create index dossiers_owner on dossiers (owner_id)`,
    `create table spendings (
      id text primary key,
      idea_id text not null references ideas (id),
      day text not null,
      cents bigint not null check (cents <> 0),
      what text not null check (length(what) > 0),
      source text not null,
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index spendings_idea on spendings (idea_id, day, id)`,
    `create index spendings_actor on spendings (actor_id)`,
    `create table milestones (
      id text primary key,
      idea_id text not null references ideas (id),
      title text not null check (length(title) > 0),
      lang text not null,
      due_on text not null,
      done_on text,
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index milestones_idea on milestones (idea_id, due_on, id)`,
    `create index milestones_actor on milestones (actor_id)`,
    `create table tasks (
      id text primary key,
      idea_id text not null references ideas (id),
      what text not null check (length(what) > 0),
      done_at text,
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index tasks_idea on tasks (idea_id, id)`,
    `create index tasks_actor on tasks (actor_id)`,
    `create table dossier_notes (
      id text primary key,
      idea_id text not null references ideas (id),
      body text not null check (length(body) > 0),
      actor_id text references users (id),
      created_at text not null
    )`,
    `create index dossier_notes_idea on dossier_notes (idea_id, id)`,
    `create index dossier_notes_actor on dossier_notes (actor_id)`,
  ],
};
