import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { chooseEncoding, pack } from "../packing.server.ts";
import { names } from "../stored-answer.server.ts";

export type OpenDocument = {
  /** Text, or how to make a picture of which `digest` says what it shows. */
  body: string | (() => Promise<Buffer>);
  digest?: string;
  type: string;
  status?: number;
  headers?: Record<string, string>;
};

/** What anybody's page or program may show and read: the same for everybody, asked for without cookies. */
export const FOR_EVERYBODY = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Cache-Control": "no-cache",
};

/** Sends a small document with its digest, text packed, or 304 to who has it. */
export async function sendDocument(req: Request, res: Response, document: OpenDocument): Promise<void> {
  const { body, type, status = 200 } = document;
  const isText = typeof body === "string";
  const encoding = isText ? chooseEncoding(req.headers["accept-encoding"]?.toString()) : "identity";
  const digest =
    document.digest ??
    createHash("sha256")
      .update(isText ? body : type)
      .digest("base64url")
      .slice(0, 27);
  const etag = encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`;
  res.set({ ...FOR_EVERYBODY, ETag: etag, Vary: "Accept-Encoding, Accept-Language", ...document.headers });
  const asked = req.headers["if-none-match"];
  if (status === 200 && asked !== undefined && names(asked, etag)) {
    res.status(304).end();
    return;
  }
  const bytes = isText ? await pack(Buffer.from(body), encoding) : await body();
  if (encoding !== "identity") res.set("Content-Encoding", encoding);
  res.set({ "Content-Type": type, "Content-Length": String(bytes.length) });
  res.status(status).end(req.method === "HEAD" ? undefined : bytes);
}
