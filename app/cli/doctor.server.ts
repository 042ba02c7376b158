import { isMigrated, refuseNewer } from "#db/migrate.ts";
import { type Command, readArgs } from "./command.ts";
import { counters } from "./doctor/counters.server.ts";
import { decisionChain, notedLink } from "./doctor/decision-chain.server.ts";
import { outbox, wholeFile } from "./doctor/engine.server.ts";
import { figures } from "./doctor/figures.server.ts";
import type { Check } from "./doctor/finding.ts";
import { keys } from "./doctor/keys.server.ts";
import { persons } from "./doctor/persons.server.ts";
import { pushes } from "./doctor/pushes.server.ts";
import { queue } from "./doctor/queue.server.ts";
import { restrictions } from "./doctor/restrictions.server.ts";
import { surroundings } from "./doctor/surroundings.server.ts";
import { contiguousThreads, publishedOnce } from "./doctor/threads.server.ts";
import { uploads } from "./doctor/uploads.server.ts";
import { visibility } from "./doctor/visibility.server.ts";
import { oneVoteEach, votesInPhase } from "./doctor/votes.server.ts";

export const CHECKS: readonly Check[] = [
  counters,
  oneVoteEach,
  votesInPhase,
  keys,
  contiguousThreads,
  publishedOnce,
  restrictions,
  queue,
  persons,
  decisionChain,
  visibility,
  uploads,
  figures,
  outbox,
  pushes,
  wholeFile,
];

const USAGE = "doctor [--head POSITION:HASH]";
const UNMIGRATED =
  "the tables of this version are not all there: is DATABASE_URL right? Starting the server makes them.";

/** Looks whether everything holds that must, and says in plain words what does not. Changes nothing. */
export const doctorCommand: Command = {
  words: ["doctor"],
  usage: USAGE,
  onlyReads: true,
  run: async (ctx, args) => {
    const { options } = readArgs(USAGE, args, 0, ["head"]);
    if (!(await isMigrated(ctx.db).catch(() => false)))
      return { text: `WRONG schema ${UNMIGRATED}`, sound: false };
    await refuseNewer(ctx.db);
    const lines: string[] = [];
    let sound = true;
    for (const check of CHECKS) {
      const findings = await check.look(ctx.db, ctx.engine, ctx.now(), ctx.config.uploads);
      lines.push(`${findings.length === 0 ? "ok   " : "WRONG"} ${check.id.padEnd(4)} ${check.holds}`);
      for (const { what, count, examples } of findings) {
        sound = false;
        lines.push(`      ${count} ${what}: ${examples.join("; ")}${count > examples.length ? "; …" : ""}`);
      }
    }
    if (options.head !== undefined) {
      const wrong = await notedLink(ctx.db, options.head);
      if (wrong) sound = false;
      lines.push(
        wrong ? `WRONG head ${wrong}` : "ok    head the noted link of the chain of decisions is there",
      );
    }
    for (const note of await surroundings(ctx)) lines.push(`note       ${note}`);
    lines.push(sound ? "Everything holds." : "Something is wrong: see the lines marked WRONG.");
    return { text: lines.join("\n"), sound };
  },
};
