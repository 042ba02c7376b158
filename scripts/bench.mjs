import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/**
 * `npm run bench`: one table of the product's speed beside its reference points. `-- --rounds 5 --seconds 4`
 * `npm run bench -- --only screening`: what screening finds in a conversation whose moderation is known.
 * `npm run bench -- --only memory --minutes 10`: memory for each socket, and how the heap grows under load.
 * `npm run bench -- --only city`: a city's process imported and carried through three years; its totals and pages.
 * `npm run bench -- --only shift --minutes 24`: a city's busiest day decided by two moderators with keys.
 */
export async function main(args) {
  if (args[0] === "--only" && args[1] === "screening")
    return runNode(["--import", "tsx", "tests/bench/screening.ts"], {});
  await prepare({ build: true, say: console.log });
  if (args[0] === "--only" && args[1] === "memory")
    return runNode(["--import", "tsx", "tests/bench/memory.ts", ...args.slice(2)], {
      NODE_ENV: "production",
    });
  if (args[0] === "--only" && args[1] === "shift")
    return runNode(["--import", "tsx", "tests/bench/shift.ts", ...args.slice(2)], { NODE_ENV: "production" });
  if (args[0] === "--only" && args[1] === "city")
    return runNode(["--import", "tsx", "tests/bench/city.ts", ...args.slice(2)], { NODE_ENV: "production" });
  return runNode(["--import", "tsx", "tests/bench/bench.ts", ...args], { NODE_ENV: "production" });
}
