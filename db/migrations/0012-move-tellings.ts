import type { Migration } from "../migrate.ts";

/** When a move's messages go out and which moves take another one back. */
export const moveTellings: Migration = {
  name: "0012-move-tellings",
  statements: () => [
    `create table move_tellings (
      move_id text primary key references stage_moves (id),
      due_at text not null,
      state text not null check (state in ('waiting', 'telling', 'told', 'cancelled'))
    )`,
    `create index move_tellings_due on move_tellings (state, due_at)`,
    `alter table stage_moves add column corrects text references stage_moves (id)`,
    `create index notifications_move on notifications (stage_move_id)`,
    `create unique index stage_moves_corrects on stage_moves (corrects)`,
  ],
};
