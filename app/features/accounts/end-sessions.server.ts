import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

/** Ends every session of a person whose rights change, inside another write: they sign in anew with the new ones. */
export async function endSessionsIn(tx: Tx, record: RecordEvent, userId: string): Promise<void> {
  await tx.deleteFrom("sessions").where("user_id", "=", userId).execute();
  record({ type: "session.ended", data: { userId, sessionId: null } });
}
