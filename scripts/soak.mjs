import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/** `npm run soak`: a town under load whose server is killed again and again, and whether everything held. `-- --minutes 10 --seed 7` */
export async function main(args) {
  await prepare({ build: true, say: console.log });
  return runNode(["--import", "tsx", "tests/soak/soak.ts", ...args], { NODE_ENV: "production" });
}
