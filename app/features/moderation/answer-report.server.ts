import type { RecordEvent } from "#app/core/journal.ts";
import type { Tx } from "#db/portable.ts";

type Place = { spaceId: string; ideaId: string; commentId: string | null };

/**
 * Says what a report, and those joined to it, were answered by, inside the write that decides it: whoever sent
 * them hears of it.
 */
export async function answerReport(
  tx: Tx,
  record: RecordEvent,
  place: Place,
  answer: { reportId: string; decisionId: string; unfounded?: boolean },
): Promise<void> {
  const { reportId, decisionId, unfounded = false } = answer;
  const answered = await tx
    .updateTable("reports")
    .set((eb) => ({
      decision_id: decisionId,
      unfounded: eb
        .case()
        .when("id", "=", reportId)
        .then(eb.lit(unfounded ? 1 : 0))
        .else(eb.lit(0))
        .end(),
    }))
    .where((eb) => eb.or([eb("id", "=", reportId), eb("joined_to", "=", reportId)]))
    .returning("id")
    .execute();
  for (const { id } of answered)
    record({ type: "report.decided", ...place, data: { reportId: id, decisionId } });
}
