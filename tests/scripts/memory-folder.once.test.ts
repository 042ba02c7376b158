import { expect, it } from "vitest";
import { runsPrograms } from "../../scripts/memory-folder.mjs";

const line = (folder: string, options: string) => `tmpfs ${folder} tmpfs ${options} 0 0`;

it("takes the folder in memory only where programs may be run from it", () => {
  expect(runsPrograms(line("/dev/shm", "rw,nosuid,nodev,size=65536k"))).toBe(true);
  expect(runsPrograms(line("/dev/shm", "rw,nosuid,nodev,noexec"))).toBe(false);
  expect(runsPrograms([line("/dev/shm", "rw,noexec"), line("/dev/shm", "rw")].join("\n"))).toBe(true);
  expect(runsPrograms(line("/run", "rw"))).toBe(false);
});
