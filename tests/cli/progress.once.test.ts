import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { makeProgress } from "#app/cli/progress.server.ts";

/** What is written while the clock of a command runs, a second a step. */
function written(isTerminal: boolean, seconds: number): string {
  const out = Object.assign(new PassThrough(), { isTTY: isTerminal });
  let at = 0;
  const progress = makeProgress(out, () => at);
  for (let second = 1; second <= seconds; second += 1) {
    at = second * 1000;
    progress.step("comments", second * 10, 60);
  }
  progress.end();
  return String(out.read() ?? "");
}

test("a short command says nothing on its way", () => {
  expect(written(true, 1)).toBe("");
  expect(written(false, 1)).toBe("");
});

test("a long one draws a bar in a terminal and takes it away at the end", () => {
  expect(written(true, 3)).toBe(
    `\r\x1b[K[${"#".repeat(10)}${".".repeat(20)}] comments 20/60\r\x1b[K[${"#".repeat(15)}${".".repeat(15)}] comments 30/60\r\x1b[K`,
  );
});

test("elsewhere it writes a plain line every two seconds", () => {
  expect(written(false, 5)).toBe("comments 20/60\ncomments 40/60\n");
});
