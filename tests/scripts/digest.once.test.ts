import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { digestOf } from "../../scripts/digest.mjs";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "planter-digest-"));
  mkdirSync(join(root, "app/routes"), { recursive: true });
  writeFileSync(join(root, "app/routes/home.tsx"), "home");
  writeFileSync(join(root, "lock.json"), "{}");
});

afterEach(() => rmSync(root, { recursive: true }));

const digest = (...facts: string[]) => digestOf(root, ["app", "lock.json", "public"], facts);

it("stays the same when only times change, or another file does", () => {
  const before = digest();
  utimesSync(join(root, "lock.json"), 1, 1);
  writeFileSync(join(root, "README.md"), "read me");
  writeFileSync(join(root, "app/.home.tsx.swp"), "an editor's");
  expect(digest()).toBe(before);
});

it("changes with content, name, a new file and a fact", () => {
  const seen = new Set([digest(), digest("fact")]);
  writeFileSync(join(root, "app/routes/home.tsx"), "house");
  seen.add(digest());
  renameSync(join(root, "app/routes/home.tsx"), join(root, "app/routes/house.tsx"));
  seen.add(digest());
  mkdirSync(join(root, "public"));
  writeFileSync(join(root, "public/icon.svg"), "");
  seen.add(digest());
  expect(seen.size).toBe(5);
});

it("does not mistake the end of one file for the beginning of the next", () => {
  writeFileSync(join(root, "app/a"), "xb\0y");
  writeFileSync(join(root, "app/b"), "");
  const before = digest();
  writeFileSync(join(root, "app/a"), "x");
  writeFileSync(join(root, "app/b"), "b\0y");
  expect(digest()).not.toBe(before);
});
