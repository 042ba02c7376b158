import { keptQuery } from "#db/kept-query.ts";
import type { Db, Tx } from "#db/portable.ts";
import { MOMENTS, type Subject, type Upload } from "./upload.ts";

/** What belongs to things of one sort and was not removed, in order: a query to narrow, run, or stand in another. */
export function uploads(db: Db | Tx, subject: Subject) {
  return db
    .selectFrom("uploads as f")
    .select(["f.id", "f.subject_id", "f.kind", "f.bytes", "f.width", "f.height", "f.words", "f.moment"])
    .where("f.subject", "=", subject)
    .where("f.removed_at", "is", null)
    .orderBy("f.subject_id")
    .orderBy("f.place");
}

export type UploadRow = Awaited<ReturnType<ReturnType<typeof uploads>["execute"]>>[number];

/** What belongs to some of them. */
export async function uploadsOf(db: Db, subject: Subject, ids: string[]): Promise<UploadRow[]> {
  return ids.length === 0 ? [] : uploads(db, subject).where("f.subject_id", "in", ids).execute();
}

/** Shapes those of one of them. */
export function toUploads(rows: readonly UploadRow[], subjectId: string): Upload[] {
  return rows.filter((row) => row.subject_id === subjectId).map(toUpload);
}

/** Shapes one. */
export function toUpload(row: UploadRow): Upload {
  return {
    id: row.id,
    kind: row.kind === "picture" ? "picture" : "document",
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    words: row.words,
    moment: MOMENTS.find((moment) => moment === row.moment) ?? null,
  };
}

/** Where an upload's bytes are, what it is called, and what it belongs to; null when removed. Who may see that is asked of what it belongs to. */
export const uploadById = keptQuery((db, { id }: { id: string }) =>
  db
    .selectFrom("uploads")
    .select(["stored", "kind", "type", "file_name", "words", "subject", "subject_id"])
    .where("id", "=", id)
    .where("removed_at", "is", null),
);
