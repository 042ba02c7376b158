import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * A digest of names and contents of files and whole folders, the same wherever the project lies and whenever it was written.
 * What does not exist counts as absent, and so do dot files in folders. `facts` are further texts that matter.
 * @param {string} root
 * @param {string[]} entries relative to `root`
 * @param {string[]} [facts]
 */
export function digestOf(root, entries, facts = []) {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`fact ${fact}\0`);
  for (const file of entries.flatMap((entry) => filesUnder(root, entry)).sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesUnder(root, entry) {
  const found = statSync(join(root, entry), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [entry];
  const names = readdirSync(join(root, entry)).filter((name) => !name.startsWith("."));
  return names.flatMap((name) => filesUnder(root, `${entry}/${name}`));
}
