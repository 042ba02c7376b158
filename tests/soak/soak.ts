import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeProgress } from "#app/cli/progress.server.ts";
import { PRODUCT } from "./follower.ts";
import { soak } from "./soak-run.ts";

const MOST_MINUTES = 240;
const SHOWN_FAULTS = 40;

/** Runs the soak as long as wanted, prints what happened and what does not hold, and ends with 1 when something does not. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "2" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      writers: { type: "string", default: "20" },
      watchers: { type: "string", default: "200" },
      database: { type: "string" },
    },
  });
  const seconds = Math.max(10, Math.min(MOST_MINUTES, Number(values.minutes)) * 60);
  if (!Number.isFinite(seconds)) throw new Error("--minutes is a number.");
  const folder = mkdtempSync(join(tmpdir(), "planter-soak-"));
  const progress = makeProgress(process.stderr);
  try {
    process.stdout.write(`Soak of ${seconds} s, seed ${values.seed}.\n`);
    const { faults, figures } = await soak({
      databaseUrl: values.database ?? join(folder, "planter.db"),
      seconds,
      seed: Number(values.seed),
      writers: Number(values.writers),
      watchers: Number(values.watchers),
      moderators: 3,
      pace: [50, 500],
      endEvery: [4000, 20_000],
      least: { ends: 0, each: 0 },
      patience: PRODUCT,
      step: (done) => progress.step("seconds", Math.round(done), seconds),
    });
    progress.end();
    for (const [what, figure] of Object.entries(figures))
      process.stdout.write(`  ${what.padEnd(38)}${figure}\n`);
    for (const fault of faults.slice(0, SHOWN_FAULTS)) process.stdout.write(`WRONG ${fault}\n`);
    if (faults.length > SHOWN_FAULTS) process.stdout.write(`… and ${faults.length - SHOWN_FAULTS} more\n`);
    process.stdout.write(faults.length === 0 ? "Everything holds.\n" : `${faults.length} faults.\n`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
