import sharp from "sharp";

/** A picture of one colour. */
export const aPicture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2a7f62" } });

/** A photograph as a phone makes it: lying on its side, with where it was taken. */
export function aPhoto(width = 3000, height = 2000): Promise<Buffer> {
  return aPicture(width, height)
    .withExif({
      IFD0: { Make: "Telèfon", Copyright: "Laia Fonts" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "41/1 23/1 0/1", GPSLongitudeRef: "E" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** The smallest document that ends as one. */
export function aDocument(text = "Acta de la reunió"): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Title (${text}) >>\nendobj\ntrailer << >>\n%%EOF\n`);
}

/** A PNG that says of itself how large it is, and has nothing of it. */
export async function aHugePng(width: number, height: number): Promise<Buffer> {
  const bytes = Buffer.from(await aPicture(1, 1).png().toBuffer());
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  const { crc32 } = await import("node:zlib");
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)) >>> 0, 29);
  return bytes;
}
