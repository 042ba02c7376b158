import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { Reporter, TestModule, TestSuite } from "vitest/node";
import { CHROMIUM_HOWTO, NEEDS_BROWSER } from "./chromium.ts";

type Result = {
  project: string;
  file: string;
  name: string;
  state: "passed" | "failed" | "skipped";
  /** It failed before it passed. */
  flaky?: boolean;
};

/**
 * Writes every test with its project and state, and what was left out and why, to a file.
 * `withoutPostgres` is what to do about a missing PostgreSQL, null when there is one.
 */
export function resultsReporter(file: string, withoutPostgres: string | null): Reporter {
  return {
    onTestRunEnd(modules) {
      const tests = modules.flatMap(resultsOf);
      const onBoth = tests.filter(
        (test) => test.project === "sqlite" && !/\.sqlite\.test\./.test(test.file),
      ).length;
      const inBrowser = tests.filter((test) => test.name.includes(NEEDS_BROWSER)).length;
      const notes: string[] = [];
      if (withoutPostgres && onBoth > 0)
        notes.push(
          `${onBoth} tests were not run on PostgreSQL, which is not here. To get it: ${withoutPostgres}.`,
        );
      if (inBrowser > 0)
        notes.push(
          `${inBrowser} browser tests were not run: no Chromium is here. To get it: ${CHROMIUM_HOWTO}.`,
        );
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ tests, notes }));
    },
  };
}

function resultsOf(module: TestModule): Result[] {
  const place = { project: module.project.name, file: relative(process.cwd(), module.moduleId) };
  const tests = [...module.children.allTests()].map((test): Result => {
    const { state } = test.result();
    return {
      ...place,
      name: test.fullName,
      state: state === "pending" ? "skipped" : state,
      flaky: test.diagnostic()?.flaky ?? false,
    };
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
