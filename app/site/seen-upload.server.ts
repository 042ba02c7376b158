import type { Viewer } from "#app/core/actor.ts";
import { isDomainError } from "#app/core/errors.ts";
import { maySeeDossier } from "#app/features/dossier/dossier.queries.server.ts";
import { maySeeUpdate } from "#app/features/pipeline/update.queries.server.ts";
import { uploadById } from "#app/features/uploads/upload.queries.server.ts";
import { SUBJECTS, type Subject } from "#app/features/uploads/upload.ts";
import type { Db } from "#db/portable.ts";

/** Who sees an upload: whoever sees what it belongs to. */
const SEEN: Record<Subject, (db: Db, viewer: Viewer, id: string) => Promise<boolean>> = {
  update: maySeeUpdate,
  dossier: maySeeDossier,
};

/** The upload of an id, or null: one that was removed, unknown, or is not for this viewer. */
export async function seenUpload(db: Db, viewer: Viewer, id: string) {
  const [upload] = await uploadById(db, { id });
  const subject = SUBJECTS.find((each) => each === upload?.subject);
  if (!upload || !subject) return null;
  const isSeen = await SEEN[subject](db, viewer, upload.subject_id).catch((error: unknown) => {
    if (isDomainError(error) && error.code === "notFound") return false;
    throw error;
  });
  return isSeen ? upload : null;
}
