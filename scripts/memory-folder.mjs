import { readFileSync, statfsSync } from "node:fs";
import { freemem } from "node:os";

const FOLDER = "/dev/shm";
const TMPFS = 0x01021994;
const ROOM = 4 * 1024 ** 3;

/**
 * The folder of Linux that is kept in memory, for files that are soon thrown away; null where it is missing, has not 4 GiB of room, or holds
 * no programs. Making and removing files by the ten thousand takes a disk's file system most of a processor.
 */
export function memoryFolder() {
  try {
    const { type, bavail, bsize } = statfsSync(FOLDER);
    const hasRoom = Math.min(bavail * bsize, freemem()) >= ROOM;
    return type === TMPFS && hasRoom && runsPrograms(readFileSync("/proc/mounts", "utf8")) ? FOLDER : null;
  } catch {
    return null;
  }
}

/**
 * True when programs may be run from that folder: containers often forbid it.
 * @param {string} mounts as in /proc/mounts; the last line of a folder counts
 */
export function runsPrograms(mounts) {
  const options = mounts
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([, folder]) => folder === FOLDER)
    .at(-1)?.[3];
  return options !== undefined && !options.split(",").includes("noexec");
}
