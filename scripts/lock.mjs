import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Takes a lock that is a file naming its process. A lock whose process is gone is taken over.
 * @param {string} path
 * @returns {{ release: () => void } | { heldBy: number }}
 */
export function takeLock(path) {
  const mine = nameOf(process.pid);
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(draft, mine);
  try {
    for (;;) {
      if (linked(draft, path)) return { release: () => read(path) === mine && rmSync(path, { force: true }) };
      const holder = read(path);
      if (holder === null) continue;
      if (isAlive(holder)) return { heldBy: pidOf(holder) };
      putAside(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** True while the process that wrote this name runs; another one that got its number later does not count. */
export function isAlive(name) {
  const pid = pidOf(name);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return nameOf(pid) === name;
}

/** A process as its number and, where the system tells, the tick it began at. */
export function nameOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return `${pid} ${fields[19]}\n`;
  } catch {
    return `${pid}\n`;
  }
}

function pidOf(name) {
  return Number(name.split(/\s/)[0]);
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function linked(draft, path) {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

// Two may find the same stale lock at once: the slower one would move the faster one's fresh lock, and puts it back.
function putAside(path, stale) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    throw error;
  }
  if (read(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
}
