import { z } from "zod";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { line } from "#app/core/text.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { MOST_FILES, type NewUpload } from "#app/features/uploads/upload.ts";
import { insertUploads, removeUpload, uploadsDigest } from "#app/features/uploads/upload-rows.server.ts";
import type { Tx } from "#db/portable.ts";
import { rowIsThere } from "./dossier.ts";
import { writeHistory } from "./history.server.ts";

/** What a form with documents says of them, by row. */
export const newDocuments = z.object({
  words: z
    .array(line({ min: 0, max: 300 }))
    .max(MOST_FILES)
    .default([]),
});

/**
 * Gives stored files their rows in an idea's dossier, after those that are there. Throws `notFound`, `forbidden` for who does not
 * organise its space, `invalid` when there is none.
 */
export async function addDocuments(
  ctx: AppContext,
  actor: Actor,
  number: number | null,
  uploads: readonly NewUpload[],
  key?: string,
): Promise<{ count: number }> {
  const what = { number, documents: uploadsDigest(uploads) };
  return ctx.transact(once(actor.id, key, what), async (tx, record) => {
    const idea = await ideaTarget(tx, actor, number);
    allow(mayMove(actor, idea.space.id));
    if (uploads.length === 0) throw new DomainError("invalid", "dossier.noFile", { field: "file.0" });
    await insertUploads(ctx, tx, { subject: "dossier", subjectId: idea.id, actorId: actor.id }, uploads);
    await writeHistory(
      ctx,
      tx,
      { ideaId: idea.id, actorId: actor.id },
      uploads.map(({ words }) => ({ act: "document" as const, about: words })),
    );
    record({ type: "dossier.changed", spaceId: idea.space.id, ideaId: idea.id, data: {} });
    return { count: uploads.length };
  });
}

/** Takes a document out of an idea's dossier; what was said of it. Throws `conflict` when it is gone. */
export async function removeDocument(ctx: AppContext, tx: Tx, ideaId: string, id: string): Promise<string> {
  return rowIsThere(await removeUpload(ctx, tx, { subject: "dossier", subjectId: ideaId, id })).words;
}
