import { join } from "node:path";
import { address, isBusy } from "./address.mjs";
import { runNode } from "./child.mjs";
import { takeLock } from "./lock.mjs";
import { prepare } from "./prepare.mjs";
import { cache, root } from "./project.mjs";
import { Refusal, writingIn } from "./refusal.mjs";

/** `npm start`: from a fresh clone to a running site. The server itself migrates, fills the first database and prints its address. */
export async function main() {
  const lock = writingIn(root, () => takeLock(join(cache, "start.lock")));
  if (!("release" in lock)) {
    throw new Refusal(
      `Planter already runs from this folder (process ${lock.heldBy}): use it, or stop it with: kill ${lock.heldBy}`,
    );
  }
  process.on("exit", () => lock.release());
  const where = address();
  await refuseBusy(where);
  await prepare({ build: true, say: console.log });
  const began = Date.now();
  const code = await runNode(["build/server.js"], { PLANTER_START: "1", NODE_ENV: "production" });
  if (code !== 0 && Date.now() - began < 30_000) await refuseBusy(where);
  return code;
}

async function refuseBusy(where) {
  if (!(await isBusy(where))) return;
  throw new Refusal(
    `Port ${where.port} is used by another program: stop that one, or choose another port: PORT=${where.port + 1} npm start`,
  );
}
