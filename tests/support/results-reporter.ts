import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Reporter, TestModule, TestSuite } from "vitest/node";
import { CHROMIUM_HOWTO, NEEDS_BROWSER } from "./chromium.ts";

type Result = { project: string; file: string; name: string; state: "passed" | "failed" | "skipped" };

/** Writes every test with its project and state, and what was left out and why, to the file named in TEST_RESULTS. */
export function resultsReporter(file: string, notes: string[]): Reporter {
  return {
    onTestRunEnd(modules) {
      const tests = modules.flatMap(resultsOf);
      const withoutBrowser = tests.filter((test) => test.name.includes(NEEDS_BROWSER)).length;
      const allNotes = [...notes];
      if (withoutBrowser > 0)
        allNotes.push(
          `${withoutBrowser} browser tests left out: no Chromium here. To get it: ${CHROMIUM_HOWTO}.`,
        );
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ tests, notes: allNotes }));
    },
  };
}

function resultsOf(module: TestModule): Result[] {
  const place = { project: module.project.name, file: relative(process.cwd(), module.moduleId) };
  const tests = [...module.children.allTests()].map((test): Result => {
    const { state } = test.result();
    return { ...place, name: test.fullName, state: state === "pending" ? "skipped" : state };
  });
  const broken = [module, ...module.children.allSuites()].filter(
    (part: TestModule | TestSuite) => part.errors().length > 0,
  );
  const setups = broken.map((part): Result => {
    const name = part.type === "suite" ? `${part.fullName} (set-up or tear-down)` : "(the file itself)";
    return { ...place, name, state: "failed" };
  });
  return [...tests, ...setups];
}
