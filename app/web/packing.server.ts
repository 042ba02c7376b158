import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export type Encoding = "br" | "gzip" | "identity";

const PREFERRED: readonly Encoding[] = ["br", "gzip"];
const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** The best encoding that an Accept-Encoding header allows. */
export function chooseEncoding(header: string | undefined): Encoding {
  if (!header) return "identity";
  const weights = new Map<string, number>();
  for (const part of header.slice(0, 300).split(",")) {
    const [name = "", ...params] = part.split(";");
    const weight = params.map((param) => /^\s*q=([\d.]+)\s*$/i.exec(param)?.[1]).find(Boolean);
    weights.set(name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight));
  }
  const accepted = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return PREFERRED.find(accepted) ?? "identity";
}

/** Packs text for one answer, at a level that costs little. */
export async function packOnce(text: Buffer<ArrayBuffer>, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  if (encoding === "br")
    return packBrotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    });
  return encoding === "gzip" ? packGzip(text, { level: 3 }) : text;
}

/** Packs text for storing: a little slower than for one answer, off the event loop. */
export async function pack(text: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "br")
    return packBrotli(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    });
  return encoding === "gzip" ? packGzip(text, { level: 6 }) : text;
}
