import type { Migration } from "../migrate.ts";

/** Who moderates a space on which weekdays and hours, and who is to be told that something waits there. */
export const duty: Migration = {
  name: "0024-duty",
  statements: () => [
    `create table duty_slots (
      id text primary key,
      space_id text not null references spaces (id),
      user_id text not null references users (id),
      weekdays text not null check (length(weekdays) between 1 and 7),
      from_minute integer not null check (from_minute >= 0),
      to_minute integer not null check (to_minute <= 1440),
      check (from_minute < to_minute)
    )`,
    `create index duty_slots_space on duty_slots (space_id)`,
    `create index duty_slots_user on duty_slots (user_id)`,
    `create table duty_calls (
      user_id text not null references users (id),
      space_id text not null references spaces (id),
      called_at text not null,
      primary key (user_id, space_id)
    )`,
  ],
};
