import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { aDocument, aPhoto } from "./made-files.ts";

/** Tells a result with two pictures, before and after, and a document. */
export async function attachFiles(ctx: AppContext, organiser: Actor, number: number): Promise<void> {
  const { files: _, ...input } = newUpdate.parse({ kind: "result", body: "Abans i després." });
  const sent = [await aPhoto(800, 600), await aPhoto(600, 800), aDocument()];
  const words = ["La plaça sense ombra", "La plaça amb tres arbres", "Acta de recepció"];
  await withUploads(
    ctx,
    sent.map((bytes, row) => ({ row, fileName: "fitxer", bytes })),
    { words, moments: ["before", "after", null] },
    (uploads) => publishUpdate(ctx, organiser, { ...input, number }, undefined, uploads),
  );
}
