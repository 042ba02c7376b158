import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Config } from "#app/config.server.ts";
import type { AnonymousAnswer } from "./anonymous-answer.server.ts";
import { contentSecurityPolicy, securityHeaders } from "./headers.server.ts";
import { inlineScriptHashes } from "./inline-scripts.server.ts";
import { type Encoding, pack } from "./packing.server.ts";

type Headers = Record<string, string>;

/** An answer as it goes out: packed bytes with their headers, and those of a 304. */
export type StoredAnswer = {
  bytes: Buffer;
  etag: string;
  whole: Headers;
  unchanged: Headers;
  /** Bytes it takes, headers included, roughly. */
  size: number;
};

const VARY = {
  page: "Accept-Encoding, Accept-Language, Cookie",
  catchUp: "Accept-Encoding, Authorization, Cookie",
};

/** Packs an answer once for everybody. Its policy names the page's own inline scripts by their hashes. */
export async function storedAnswer(
  config: Config,
  answer: AnonymousAnswer,
  kind: keyof typeof VARY,
  encoding: Encoding,
): Promise<StoredAnswer> {
  const bytes = await pack(answer.body, encoding);
  const etag = `"${createHash("sha256").update(bytes).digest("base64url")}"`;
  const scripts = answer.type.startsWith("text/html") ? inlineScriptHashes(answer.body.toString()) : [];
  const unchanged: Headers = {
    ...securityHeaders(config),
    "Content-Security-Policy": contentSecurityPolicy(config, scripts),
    "Cache-Control": "no-cache",
    ETag: etag,
    Vary: VARY[kind],
  };
  const whole: Headers = {
    ...unchanged,
    ...answer.more,
    "Content-Type": answer.type,
    "Content-Length": String(bytes.length),
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
  };
  return { bytes, etag, whole, unchanged, size: bytes.length + 2 * JSON.stringify(whole).length };
}

/** Sends it, or 304 to who has these bytes. Node leaves the body out of an answer to HEAD. */
export function sendStored(
  res: ServerResponse,
  stored: StoredAnswer,
  { ifNoneMatch, requestId }: { ifNoneMatch: string | undefined; requestId: string },
): void {
  if (ifNoneMatch !== undefined && names(ifNoneMatch, stored.etag)) {
    res.writeHead(304, { ...stored.unchanged, "X-Request-Id": requestId });
    res.end();
  } else {
    res.writeHead(200, { ...stored.whole, "X-Request-Id": requestId });
    res.end(stored.bytes);
  }
}

/** True when an If-None-Match header names the entity. */
export function names(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch === "*") return true;
  return ifNoneMatch
    .slice(0, 2000)
    .split(",")
    .some((part) => part.trim().replace(/^W\//, "") === etag);
}
