import { readFile } from "node:fs/promises";
import { filePath } from "./folder.server.ts";

type Stored = { stored: string; kind: string; type: string; file_name: string | null; words: string };

/**
 * The bytes of an upload as an answer that does nothing in a browser but be seen: a document is a download,
 * and it is asked every time whether it may still be seen. Null when its file is not there.
 */
export async function uploadAnswer(
  folder: string,
  file: Stored,
  asked: { small: boolean; ifNoneMatch: string | null },
): Promise<Response | null> {
  const path = filePath(folder, file, { small: asked.small });
  const etag = `"${file.stored}${asked.small && file.kind === "picture" ? "-small" : ""}"`;
  const headers = new Headers({
    "Cache-Control": "private, no-cache",
    ETag: etag,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": file.kind === "picture" ? "inline" : asDownload(file.file_name || file.words),
  });
  if (asked.ifNoneMatch?.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers });
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  headers.set("Content-Type", file.type);
  headers.set("Content-Length", String(bytes.length));
  return new Response(new Uint8Array(bytes), { headers });
}

/** The name of a download by RFC 6266: for old readers in ASCII, for all others as it is. */
export function asDownload(name: string): string {
  const base = `${
    name
      .replace(/\.[A-Za-z0-9]{1,5}$/, "")
      .replace(/[\\/]/g, "-")
      .trim() || "document"
  }.pdf`;
  const plain = base
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ._-]/g, "_");
  const whole = encodeURIComponent(base).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
