import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * What was last finished whole, as digests of what it was made from. Nothing known when the file is missing or damaged.
 * @param {string} path
 * @returns {Record<string, string>}
 */
export function readStamp(path) {
  try {
    const stamp = JSON.parse(readFileSync(path, "utf8"));
    return stamp && typeof stamp === "object" ? stamp : {};
  } catch {
    return {};
  }
}

/**
 * Notes that a part is finished (its digest), or that it no longer is (null). The file is replaced in one step.
 * @param {string} path
 * @param {string} part
 * @param {string | null} digest
 */
export function writeStamp(path, part, digest) {
  const { [part]: _, ...rest } = readStamp(path);
  const stamp = digest === null ? rest : { ...rest, [part]: digest };
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(stamp, null, 2)}\n`);
  renameSync(draft, path);
}
