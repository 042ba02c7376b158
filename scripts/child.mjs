import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./project.mjs";

const handedOn = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs Node with these arguments in the project's folder and on this terminal, hands signals on, and waits for the end.
 * @param {string[]} args
 * @param {Record<string, string>} [env] added to the environment
 * @returns {Promise<number>} the exit code; 128 + n for an end by signal n
 */
export function runNode(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return ended(child);
}

/**
 * Waits for a child's end, handing signals on to it until then. The end of npm, which keeps signals from its scripts, counts as one.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  const handOn = (signal) => child.kill(signal);
  for (const signal of handedOn) process.on(signal, handOn);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (!process.env.npm_lifecycle_event || process.ppid === parent) return;
    clearInterval(watch);
    handOn("SIGTERM");
  }, 250);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearInterval(watch);
      for (const each of handedOn) process.off(each, handOn);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
