import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import type { NewUpload, Subject } from "./upload.ts";

/** Gives stored files their rows, within the write of what they belong to, after those it ever had. */
export async function insertUploads(
  ctx: AppContext,
  tx: Tx,
  of: { subject: Subject; subjectId: string; actorId: string },
  uploads: readonly NewUpload[],
): Promise<void> {
  if (uploads.length === 0) return;
  const { last } = await tx
    .selectFrom("uploads")
    .select((eb) => eb.fn.max("place").as("last"))
    .where("subject", "=", of.subject)
    .where("subject_id", "=", of.subjectId)
    .executeTakeFirstOrThrow();
  const first = last === null ? 0 : Number(last) + 1;
  await tx
    .insertInto("uploads")
    .values(
      uploads.map((upload, place) => ({
        id: ctx.newId(),
        stored: upload.stored,
        kind: upload.kind,
        type: upload.type,
        bytes: upload.bytes,
        width: upload.width,
        height: upload.height,
        file_name: upload.fileName || null,
        words: upload.words,
        moment: upload.moment,
        subject: of.subject,
        subject_id: of.subjectId,
        place: first + place,
        actor_id: of.actorId,
        created_at: ctx.now().toISOString(),
        removed_at: null,
      })),
    )
    .execute();
}

/** Takes what belongs to something out of sight at once; its files follow later. */
export async function removeUploads(
  ctx: AppContext,
  tx: Tx,
  of: { subject: Subject; subjectId: string },
): Promise<void> {
  await tx
    .updateTable("uploads")
    .set({ removed_at: ctx.now().toISOString() })
    .where("subject", "=", of.subject)
    .where("subject_id", "=", of.subjectId)
    .where("removed_at", "is", null)
    .execute();
}

/** Takes one of them out of sight; what was said of it, or nothing when it is not there. */
export async function removeUpload(
  ctx: AppContext,
  tx: Tx,
  of: { subject: Subject; subjectId: string; id: string },
): Promise<{ words: string } | undefined> {
  return tx
    .updateTable("uploads")
    .set({ removed_at: ctx.now().toISOString() })
    .where("id", "=", of.id)
    .where("subject", "=", of.subject)
    .where("subject_id", "=", of.subjectId)
    .where("removed_at", "is", null)
    .returning("words")
    .executeTakeFirst();
}

/** What a write's key is compared by: what was sent, not the names it was stored under. */
export function uploadsDigest(uploads: readonly NewUpload[]) {
  return uploads.map(({ digest, words, moment, fileName }) => ({ digest, words, moment, fileName }));
}
