import { expressionBuilder } from "kysely";
import type { Tx } from "#db/portable.ts";
import type { Schema } from "#db/schema.ts";

const eb = expressionBuilder<Schema & { i: Schema["ideas"] }, "i">();

/** When an idea `i` came to the stage where it is: what was undone does not count; it was published there where it has not moved. */
export const cameToStage = eb.fn.coalesce(
  eb
    .selectFrom("stage_moves as m")
    .select((moves) => moves.fn.max("m.created_at").as("at"))
    .whereRef("m.idea_id", "=", "i.id")
    .whereRef("m.to_stage", "=", "i.stage")
    .where("m.corrects", "is", null),
  "i.published_at",
);

/** Says anew with ideas since when they are at their stage, inside the write that published or moved them. */
export async function keepStageSince(tx: Tx, ids: string[]): Promise<void> {
  await tx.updateTable("ideas as i").set({ stage_since: cameToStage }).where("i.id", "in", ids).execute();
}
