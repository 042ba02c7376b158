import { keptQuery } from "./kept-query.ts";
import type { JournalRow } from "./portable.ts";

/** Writes one row of the journal where the engine gives its position, and returns that. */
export const insertEntry = keptQuery((db, row: JournalRow) =>
  db
    .insertInto("journal")
    .values({
      type: row.type,
      at: row.at,
      actor_id: row.actor_id,
      space_id: row.space_id,
      idea_id: row.idea_id,
      comment_id: row.comment_id,
      data: row.data,
    })
    .returning("position"),
);
