import { isBuilt } from "./build.mjs";
import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/** `npm run planter -- …`: the built command line when it is current, else its sources. Its own lines alone go to standard output. */
export async function main(args) {
  await prepare({ build: false, say: console.error });
  return runNode(isBuilt() ? ["build/cli.js", ...args] : ["--import", "tsx", "app/cli/main.ts", ...args]);
}
