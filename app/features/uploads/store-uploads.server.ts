import { createHash, randomBytes } from "node:crypto";
import type { AppContext } from "#app/core/context.ts";
import { DomainError, isDomainError } from "#app/core/errors.ts";
import { storable } from "#app/core/text.ts";
import { filePath, removeFiles, writeWhole } from "./folder.server.ts";
import { judge } from "./judge.ts";
import { pictureFrom } from "./picture.server.ts";
import type { Moment, NewUpload, SentFile, StoredFile } from "./upload.ts";

const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** What is said of the files of a form, by row. */
export type SaidOfFiles = { words: readonly string[]; moments: readonly (Moment | null)[] };

/**
 * Judges and stores what a form brought, then runs the write that gives it its rows. What was stored is taken
 * away again when that fails. Throws `invalid`, `tooLarge` or `busy` at the field of the file it is about.
 */
export async function withUploads<T>(
  ctx: AppContext,
  files: readonly SentFile[],
  said: SaidOfFiles,
  write: (uploads: NewUpload[]) => Promise<T>,
): Promise<T> {
  const uploads: NewUpload[] = [];
  const folder = ctx.config.uploads;
  try {
    for (const { row } of files)
      if (!said.words[row])
        throw new DomainError("invalid", "uploads.wordsMissing", { field: `words.${row}` });
    for (const file of files)
      uploads.push({
        ...(await stored(ctx, file)),
        words: said.words[file.row] ?? "",
        moment: said.moments[file.row] ?? null,
      });
    return await write(uploads);
  } catch (error) {
    for (const upload of uploads) await removeFiles(folder, upload).catch(() => undefined);
    throw error;
  }
}

async function stored(ctx: AppContext, file: SentFile): Promise<StoredFile> {
  const field = `file.${file.row}`;
  if (file.bytes === null) throw new DomainError("tooLarge", "uploads.tooLarge", { field });
  const judged = judge(file.bytes);
  if ("refused" in judged) throw new DomainError("invalid", judged.refused, { field });
  const named = {
    stored: randomBytes(16).toString("hex"),
    digest: createHash("sha256").update(file.bytes).digest("hex"),
    fileName: plainName(file.fileName),
  };
  if (judged.format === "pdf") {
    const document = {
      ...named,
      kind: "document" as const,
      type: "application/pdf" as const,
      bytes: file.bytes.length,
      width: null,
      height: null,
    };
    await write(ctx, field, document, [file.bytes]);
    return document;
  }
  const made = await pictureFrom(ctx, file.bytes).catch((error: unknown) => {
    throw isDomainError(error) ? new DomainError(error.code, error.key, { field }) : error;
  });
  const picture = {
    ...named,
    kind: "picture" as const,
    type: "image/webp" as const,
    bytes: made.whole.length,
    width: made.width,
    height: made.height,
  };
  await write(ctx, field, picture, [made.whole, made.small]);
  return picture;
}

/** A folder that is full or not ours to write in is told where the file was chosen; nothing else fails. */
async function write(ctx: AppContext, field: string, file: StoredFile, bytes: Buffer[]): Promise<void> {
  try {
    for (const [place, each] of bytes.entries())
      await writeWhole(filePath(ctx.config.uploads, file, { small: place === 1 }), each);
  } catch (error) {
    await removeFiles(ctx.config.uploads, file).catch(() => undefined);
    ctx.log.error({ err: error, folder: ctx.config.uploads }, "uploads cannot be stored");
    throw new DomainError("busy", "uploads.unavailable", { field });
  }
}

/** A name as it can be shown and given back: no folders, nothing invisible, nothing that turns letters round. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  return [...storable(last.replace(BIDI, ""))].slice(0, 120).join("");
}
