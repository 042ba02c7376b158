import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { chooseEncoding, pack } from "../packing.server.ts";
import { names } from "../stored-answer.server.ts";

export type OpenDocument = { body: string | Buffer; type: string; headers?: Record<string, string> };

/** What anybody's page or program may show and read: the same for everybody, asked for without cookies. */
export const FOR_EVERYBODY = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Cache-Control": "no-cache",
};

/** Sends a small document with its digest, packed, or 304 to who has it. */
export async function sendDocument(req: Request, res: Response, document: OpenDocument): Promise<void> {
  const bytes = typeof document.body === "string" ? Buffer.from(document.body) : document.body;
  const isText = typeof document.body === "string";
  const encoding = isText ? chooseEncoding(req.headers["accept-encoding"]?.toString()) : "identity";
  const digest = createHash("sha256").update(bytes).digest("base64url").slice(0, 27);
  const etag = encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`;
  res.set({ ...FOR_EVERYBODY, ETag: etag, Vary: "Accept-Encoding, Accept-Language", ...document.headers });
  const asked = req.headers["if-none-match"];
  if (asked !== undefined && names(asked, etag)) {
    res.status(304).end();
    return;
  }
  const packed = await pack(bytes, encoding);
  if (encoding !== "identity") res.set("Content-Encoding", encoding);
  res.set({ "Content-Type": document.type, "Content-Length": String(packed.length) });
  res.status(200).end(req.method === "HEAD" ? undefined : packed);
}
