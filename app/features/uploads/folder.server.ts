import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The files of one upload, by what they end in. */
const ENDINGS = { "image/webp": [".webp", ".small.webp"], "application/pdf": [".pdf"] } as const;
const STORED = /^[0-9a-f]{32}$/;

export type FileType = keyof typeof ENDINGS;

/** Where a file of an upload is. Throws for a name that was not given by us. */
export function filePath(
  folder: string,
  file: { stored: string; type: string },
  { small = false }: { small?: boolean } = {},
): string {
  const [whole, narrow] = file.type === "image/webp" ? ENDINGS["image/webp"] : ENDINGS["application/pdf"];
  if (!STORED.test(file.stored)) throw new Error("That is no name of a stored file.");
  return join(resolve(folder), `${file.stored}${small ? (narrow ?? whole) : whole}`);
}

/** Writes a file whole, or not: under another name first, on the disk before it has its own. */
export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const folder = resolve(path, "..");
  await mkdir(folder, { recursive: true });
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** True when the whole file of an upload is there. */
export function isStored(folder: string, file: { stored: string; type: string }): Promise<boolean> {
  return stat(filePath(folder, file)).then(
    (seen) => seen.isFile() && seen.size > 0,
    () => false,
  );
}

/** Takes the files of an upload away. */
export async function removeFiles(folder: string, file: { stored: string; type: string }): Promise<void> {
  for (const small of [false, true]) await rm(filePath(folder, file, { small }), { force: true });
}

/** Files older than a moment, with the stored name each begins with; none of a folder that is not there. */
export async function filesBefore(folder: string, moment: Date) {
  const names = await readdir(resolve(folder)).catch(() => []);
  const found: { path: string; stored: string }[] = [];
  for (const name of names) {
    const [stored = ""] = name.split(".");
    if (!STORED.test(stored)) continue;
    const path = join(resolve(folder), name);
    const seen = await stat(path).catch(() => null);
    if (seen?.isFile() && seen.mtime < moment) found.push({ path, stored });
  }
  return found;
}
