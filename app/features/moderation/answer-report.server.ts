import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

type Place = { spaceId: string; ideaId: string; commentId: string | null };

/** Says what a report was answered by, inside the write that decides it: whoever sent it hears of it. */
export async function answerReport(
  tx: Tx,
  record: RecordEvent,
  place: Place,
  answer: { reportId: string; decisionId: string; unfounded?: boolean },
): Promise<void> {
  const { reportId, decisionId, unfounded = false } = answer;
  await tx
    .updateTable("reports")
    .set({ decision_id: decisionId, unfounded: unfounded ? 1 : 0 })
    .where("id", "=", reportId)
    .execute();
  record({ type: "report.decided", ...place, data: { reportId, decisionId } });
}
