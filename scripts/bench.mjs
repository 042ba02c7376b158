import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/** What has a table of its own. */
const OWN = {
  screening: { script: "screening.ts", built: false },
  memory: { script: "memory.ts", built: true },
  city: { script: "city.ts", built: true },
  shift: { script: "shift.ts", built: true },
};

/**
 * `npm run bench`: one table of the product's speed beside its reference points. `-- --rounds 5 --seconds 4`
 * `npm run bench -- --only screening`: what screening finds in a conversation whose moderation is known.
 * `npm run bench -- --only memory --minutes 10`: memory for each socket, and how the heap grows under load.
 * `npm run bench -- --only city`: a city's process imported and carried through three years; its totals and pages.
 * `npm run bench -- --only shift --minutes 24`: a city's busiest day decided by two moderators with keys.
 */
export async function main(args) {
  const own = args[0] === "--only" ? OWN[args[1]] : undefined;
  if (!own || own.built) await prepare({ build: true, say: console.log });
  const [script, rest] = own ? [own.script, args.slice(2)] : ["bench.ts", args];
  return runNode(["--import", "tsx", `tests/bench/${script}`, ...rest], { NODE_ENV: "production" });
}
