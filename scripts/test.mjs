import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.mjs";
import { memoryFolder } from "./memory-folder.mjs";
import { prepare } from "./prepare.mjs";
import { cache, root } from "./project.mjs";
import { report } from "./test-report.mjs";

const resultsFile = join(cache, "test-results.json");

/** `npm test`: installs and builds what is missing, runs the suite on both engines, and ends with its counts. Arguments go to Vitest. */
export async function main(args) {
  await prepare({ build: true, say: console.log });
  rmSync(resultsFile, { force: true });
  const temporary = process.env.TMPDIR ?? memoryFolder();
  const code = await runNode([join(root, "node_modules/vitest/vitest.mjs"), "run", ...args], {
    NODE_ENV: "test",
    TEST_RESULTS: resultsFile,
    ...(temporary && { TMPDIR: temporary }),
  });
  const results = read();
  if (!results || (results.tests.length === 0 && code !== 0)) {
    console.error("The tests did not run to their end.");
    return code || 1;
  }
  const { lines, failed } = report(results);
  console.log(`\n${lines.join("\n")}`);
  return code || (failed > 0 ? 1 : 0);
}

function read() {
  try {
    return JSON.parse(readFileSync(resultsFile, "utf8"));
  } catch {
    return null;
  }
}
