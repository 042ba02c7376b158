import { existsSync } from "node:fs";
import { join } from "node:path";
import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";
import { buildOutputs, root } from "./project.mjs";

/** `npm run serve`: the server for production, built first when there is no build. A build that is there is used as it is. */
export async function main() {
  if (!buildOutputs.every((file) => existsSync(join(root, file))))
    await prepare({ build: true, say: console.log });
  return runNode(["build/server.js"], { NODE_ENV: "production" });
}
