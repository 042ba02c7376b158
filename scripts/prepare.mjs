import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build, isBuilt } from "./build.mjs";
import { install, isInstalled } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { cache, root } from "./project.mjs";
import { writingIn } from "./refusal.mjs";

/**
 * Installs and builds what is missing or changed, and nothing else. Two commands at once take turns.
 * @param {{ build: boolean, say: (line: string) => void }} wanted
 */
export async function prepare({ build: wantsBuild, say }) {
  const isReady = () => isInstalled() && (!wantsBuild || isBuilt());
  if (isReady()) return;
  const lock = await turn(say);
  const release = () => lock.release();
  process.on("exit", release);
  try {
    if (!isInstalled()) await install(say);
    if (wantsBuild && !isBuilt()) await build(say);
  } finally {
    process.off("exit", release);
    release();
  }
}

async function turn(say) {
  let waits = false;
  for (;;) {
    const lock = writingIn(root, () => takeLock(join(cache, "prepare.lock")));
    if ("release" in lock) return lock;
    if (!waits) say(`Another command (process ${lock.heldBy}) is installing or building; waiting for it…`);
    waits = true;
    await pause(500);
  }
}
