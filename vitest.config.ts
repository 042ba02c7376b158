import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { LongFirst } from "./tests/support/long-first.ts";
import { POSTGRES_HOWTO, postgresSources } from "./tests/support/postgres-sources.ts";
import { resultsReporter } from "./tests/support/results-reporter.ts";

const inCi = process.env.CI === "true";
const resultsFile = process.env.TEST_RESULTS ?? ".cache/test-results.json";

/** Tests whose name ends in `.once`, `.sqlite` or `.postgres` run once or on that engine; all others run on both. */
const only = (kind: string) => `tests/**/*.${kind}.test.{ts,tsx}`;
const onBoth = { include: ["tests/**/*.test.{ts,tsx}"], exclude: ["once", "sqlite", "postgres"].map(only) };

const engine = (name: "sqlite" | "postgres", globalSetup: string[]): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: onBoth.include,
    exclude: onBoth.exclude.filter((pattern) => pattern !== only(name)),
    env: { TEST_ENGINE: name },
    globalSetup,
    // No module keeps state, so that a worker loads each of them once for all its files.
    isolate: false,
  },
});

// In CI a missing PostgreSQL fails in the set-up; elsewhere its tests are left out and the end of the run says so.
const withPostgres = inCi || postgresSources().length > 0;

export default defineConfig({
  test: {
    pool: "forks",
    // Each file has a process of its own; what it imports is compiled once.
    experimental: { fsModuleCache: true },
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // On a machine nobody knows, one stray failure of 1,600 tests is tried once more, and the end of the run names it.
    retry: inCi ? 1 : 0,
    testTimeout: 60_000,
    // A busy machine is slow, not wrong.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    reporters: ["default", resultsReporter(resultsFile, withPostgres ? null : POSTGRES_HOWTO)],
    projects: [
      engine("sqlite", ["tests/support/templates.ts"]),
      ...(withPostgres ? [engine("postgres", ["tests/support/postgres-server.ts"])] : []),
      {
        extends: true,
        test: {
          name: "once",
          include: [only("once")],
          globalSetup: ["tests/support/templates.ts", "tests/support/temporary-database.ts"],
        },
      },
    ],
  },
});
