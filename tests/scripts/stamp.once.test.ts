import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readStamp, writeStamp } from "../../scripts/stamp.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "planter-stamp-"));
  file = join(folder, ".cache/stamp.json");
});

afterEach(() => rmSync(folder, { recursive: true }));

it("knows nothing before the first write", () => {
  expect(readStamp(file)).toEqual({});
});

it("keeps each part by itself", () => {
  writeStamp(file, "install", "aaa");
  writeStamp(file, "build", "bbb");
  expect(readStamp(file)).toEqual({ install: "aaa", build: "bbb" });
  writeStamp(file, "build", null);
  expect(readStamp(file)).toEqual({ install: "aaa" });
});

it.each(["", "{", "null", '"text"'])("takes a damaged stamp (%j) for none", (content) => {
  writeStamp(file, "install", "aaa");
  writeFileSync(file, content);
  expect(readStamp(file)).toEqual({});
  writeStamp(file, "build", "bbb");
  expect(readStamp(file)).toEqual({ build: "bbb" });
});
