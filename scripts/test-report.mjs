const titles = { sqlite: "SQLite", postgres: "PostgreSQL", once: "no engine" };

/**
 * The end of a test run: counts per engine, the tests that ran on one engine only, those that failed before they passed, what was left out and why, and the totals.
 * @param {{ tests: { project: string, file: string, name: string, state: string, flaky?: boolean }[], notes: string[] }} results
 * @returns {{ lines: string[], failed: number }}
 */
export function report({ tests, notes }) {
  const projects = Object.keys(titles).filter((project) => tests.some((test) => test.project === project));
  const counts = projects.map(
    (project) => `  ${titles[project].padEnd(12)}${count(tests.filter((test) => test.project === project))}`,
  );
  const line = (test) => `  ${titles[test.project].padEnd(12)}${test.file} > ${test.name}`;
  const single = onOneEngine(tests).map(line);
  const flaky = tests.filter((test) => test.flaky).map(line);
  return {
    lines: [
      "Tests by engine",
      ...counts,
      ...(single.length > 0 ? ["", "Tests that concern one engine", ...single] : []),
      ...(flaky.length > 0
        ? ["", "Failed at first and passed when tried again: a fault to look for", ...flaky]
        : []),
      ...(notes.length > 0 ? ["", ...notes] : []),
      "",
      count(tests),
    ],
    failed: tests.filter((test) => test.state === "failed").length,
  };
}

/** Tests of the engines' projects that have no twin on the other engine; none when one engine did not run at all. */
function onOneEngine(tests) {
  const on = (engine) =>
    new Map(
      tests.filter((test) => test.project === engine).map((test) => [`${test.file} ${test.name}`, test]),
    );
  const sqlite = on("sqlite");
  const postgres = on("postgres");
  if (sqlite.size === 0 || postgres.size === 0) return [];
  const without = (mine, other) => [...mine].filter(([key]) => !other.has(key)).map(([, test]) => test);
  return [...without(sqlite, postgres), ...without(postgres, sqlite)];
}

function count(tests) {
  const having = (state) => tests.filter((test) => test.state === state).length;
  return `${having("passed")} passed, ${having("failed")} failed, ${having("skipped")} skipped`;
}
