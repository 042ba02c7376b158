import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/**
 * `npm run bench`: one table of the product's speed beside its reference points. `-- --rounds 5 --seconds 4`
 * `npm run bench -- --only screening`: what screening finds in a conversation whose moderation is known.
 */
export async function main(args) {
  if (args[0] === "--only" && args[1] === "screening")
    return runNode(["--import", "tsx", "tests/bench/screening.ts"], {});
  await prepare({ build: true, say: console.log });
  return runNode(["--import", "tsx", "tests/bench/bench.ts", ...args], { NODE_ENV: "production" });
}
