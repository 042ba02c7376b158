import type { MessageKey } from "#app/i18n/message-key.ts";

export type Format = "jpeg" | "png" | "webp" | "pdf";
export type Judgement = { format: Format } | { refused: MessageKey };

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
/** How a ZIP ends: at the end of anything, it makes that a ZIP too. */
const ZIP_END = Buffer.from("PK\x05\x06", "latin1");
const LONGEST_ZIP_END = 65_557;
const MARKUP = /<(script|html|!doctype\s+html)\b/i;

/** What some bytes are, by themselves: neither name nor claimed type is asked. What is two things at once is refused. */
export function judge(bytes: Buffer): Judgement {
  if (bytes.length === 0) return { refused: "uploads.empty" };
  const format = formatOf(bytes);
  if (!format) return { refused: "uploads.kind" };
  if (bytes.subarray(-LONGEST_ZIP_END).includes(ZIP_END)) return { refused: "uploads.twofold" };
  if (format === "pdf") return isWholePdf(bytes) ? { format } : { refused: "uploads.broken" };
  // A page within a picture would be gone from the new one: whoever sends it means no picture.
  return MARKUP.test(bytes.toString("latin1")) ? { refused: "uploads.twofold" } : { format };
}

function formatOf(bytes: Buffer): Format | null {
  if (bytes.subarray(0, 3).equals(JPEG)) return "jpeg";
  if (bytes.subarray(0, 8).equals(PNG)) return "png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  return /^%PDF-[12]\.\d/.test(bytes.toString("latin1", 0, 8)) ? "pdf" : null;
}

/** One that ends as it should, and is not a page to a reader that looks for one at its beginning. */
function isWholePdf(bytes: Buffer): boolean {
  return (
    bytes.subarray(-1024).includes("%%EOF") && !MARKUP.test(bytes.toString("latin1", 0, 1024).toLowerCase())
  );
}
