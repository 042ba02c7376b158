import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import type { z } from "zod";
import { DomainError } from "#app/core/errors.ts";
import { MAX_BYTES, MOST_FILES, type SentFile } from "#app/features/uploads/upload.ts";
import { type BadForm, type GoodForm, parseFields, readForm } from "./form.server.ts";

const MAX_TEXT = 200_000;

/**
 * Reads a form that may bring files under `file[]`, row by row. Its texts are read by the schema as those of
 * every form; of a file over the limit nothing more is kept once it is over. Throws `invalid` for no form at all.
 */
export async function readFilesForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<{ form: GoodForm<z.output<S>> | BadForm; files: SentFile[] }> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get("content-type") ?? ""))
    return { form: await readForm(request, schema), files: [] };
  const { fields, files } = await readParts(request).catch(() => {
    throw new DomainError("invalid", "errors.invalid");
  });
  return { form: parseFields(fields, schema), files };
}

async function readParts(request: Request): Promise<{ fields: FormData; files: SentFile[] }> {
  const { body } = request;
  if (!body) throw new Error("The form has no body.");
  const fields = new FormData();
  const files: SentFile[] = [];
  let row = 0;
  const parser = busboy({
    headers: Object.fromEntries(request.headers),
    defParamCharset: "utf8",
    limits: { fileSize: MAX_BYTES, files: MOST_FILES, fields: 200, fieldSize: MAX_TEXT },
  });
  parser.on("field", (name, value) => fields.append(name, value));
  parser.on("file", (name, stream, { filename }) => {
    stream.on("error", () => undefined); // One that is cut off fails its form too, which is where it is told.
    const file: SentFile = { row, fileName: filename ?? "", bytes: null };
    if (name !== "file[]") return void stream.resume();
    row += 1;
    const chunks: Buffer[] = [];
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("limit", () => {
      chunks.length = 0;
      files.push(file);
      stream.resume();
    });
    stream.on("end", () => {
      if (stream.truncated) return;
      // A row without a file comes as one without a name.
      if (file.fileName !== "" || chunks.length > 0) files.push({ ...file, bytes: Buffer.concat(chunks) });
    });
  });
  await pipeline(Readable.fromWeb(body as ReadableStream), parser);
  return { fields, files };
}
