import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/** `npm run bench`: one table of the product's speed beside its reference points. `-- --rounds 5 --seconds 4` */
export async function main(args) {
  await prepare({ build: true, say: console.log });
  return runNode(["--import", "tsx", "tests/bench/bench.ts", ...args], { NODE_ENV: "production" });
}
