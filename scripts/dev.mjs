import { runNode } from "./child.mjs";
import { prepare } from "./prepare.mjs";

/** `npm run dev`: the server from its sources, with pages that change as they are edited. */
export async function main() {
  await prepare({ build: false, say: console.log });
  return runNode(["--import", "tsx", "app/server.ts"], { NODE_ENV: "development" });
}
