import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isAlive, nameOf, takeLock } from "../../scripts/lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "planter-lock-"));
  file = join(folder, "start.lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

it("is held by one at a time, and free again after its release", () => {
  const first = takeLock(file);
  expect(takeLock(file)).toEqual({ heldBy: process.pid });
  if (!("release" in first)) throw new Error("the first must get it");
  first.release();
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toHaveProperty("release");
});

it("is taken over from a process that is gone, leaving no other file", async () => {
  writeFileSync(file, nameOf(await endedPid()));
  expect(takeLock(file)).toHaveProperty("release");
  expect(readdirSync(folder)).toEqual(["start.lock"]);
});

it.each(["", "words", "0\n", "-1\n"])("is taken over when it names no process (%j)", (content) => {
  writeFileSync(file, content);
  expect(takeLock(file)).toHaveProperty("release");
});

it.runIf(existsSync("/proc/self/stat"))("is taken over when another process has got the number since", () => {
  writeFileSync(file, `${process.pid} 1\n`);
  expect(isAlive(`${process.pid} 1\n`)).toBe(false);
  expect(takeLock(file)).toHaveProperty("release");
});

it("is not released by who has lost it", () => {
  const first = takeLock(file);
  writeFileSync(file, "999999999 1\n");
  if ("release" in first) first.release();
  expect(existsSync(file)).toBe(true);
});
