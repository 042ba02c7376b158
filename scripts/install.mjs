import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ended } from "./child.mjs";
import { digestOf } from "./digest.mjs";
import { explainInstall } from "./explain-install.mjs";
import { cache, installInputs, root } from "./project.mjs";
import { Refusal, writingIn } from "./refusal.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

const stampFile = join(cache, "stamp.json");
const logFile = join(cache, "install.log");
const modules = join(root, "node_modules");

/**
 * True when node_modules holds what the lockfile says, compiled for this Node. A linked node_modules is somebody else's to keep.
 */
export function isInstalled() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  return existsSync(join(modules, ".package-lock.json")) && readStamp(stampFile).install === installDigest();
}

/**
 * Installs the packages of the lockfile, those for development too, whatever NODE_ENV says. Throws a Refusal that says what is missing.
 * @param {(line: string) => void} say
 */
export async function install(say) {
  say("Installing packages (some minutes the first time: the database engine is compiled)…");
  writingIn(root, () => writeStamp(stampFile, "install", null));
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const beat = setInterval(() => say(`  still installing, ${seconds()} s`), 30_000);
  const code = await npmCi().finally(() => clearInterval(beat));
  if (code !== 0) throw new Refusal(explainInstall(readFileSync(logFile, "utf8"), logFile));
  checkEngine();
  writingIn(root, () => writeStamp(stampFile, "install", installDigest()));
  say(`Packages installed in ${seconds()} s.`);
}

// What is compiled fits one Node ABI on one kind of machine, so these are part of what was installed.
function installDigest() {
  return digestOf(root, installInputs, [process.versions.modules, process.platform, process.arch]);
}

function npmCi() {
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js")
    ? { command: process.execPath, first: [process.env.npm_execpath] }
    : { command: "npm", first: [] };
  const log = createWriteStream(logFile);
  const child = spawn(npm.command, [...npm.first, "ci", "--include=dev", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  return ended(child)
    .catch((error) => {
      if (error.code === "ENOENT")
        throw new Refusal("npm was not found: install it beside Node.js and run the command again.");
      throw error;
    })
    .finally(() => new Promise((done) => log.end(done)));
}

function checkEngine() {
  const open = "new (require('better-sqlite3'))(':memory:').close()";
  const tried = spawnSync(process.execPath, ["-e", open], { cwd: root, encoding: "utf8" });
  if (tried.status !== 0) {
    throw new Refusal(
      "The SQLite engine was not compiled, perhaps because npm is set to ignore-scripts: run `npm ci --ignore-scripts=false` and then the command again.",
    );
  }
}
