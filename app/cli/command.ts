import { parseArgs } from "node:util";
import type { AppContext } from "#app/core/context.ts";

/** What a command that looks for faults prints, and whether it found some (exit 1). */
export type Report = { text: string; sound: boolean };

/** One command: its first words, how it is used, and what it does; `run` returns what to print. */
export type Command = {
  words: string[];
  usage: string;
  /** True for a command that only reads: the database is left as it is, migrations too. */
  onlyReads?: boolean;
  run: (ctx: AppContext, args: string[]) => Promise<string | Report>;
};

/** Wrong usage; the message is the right one. */
export class UsageError extends Error {}

/** Splits arguments into places and named options. Throws UsageError for what is unknown or missing. */
export function readArgs(
  usage: string,
  args: string[],
  places: number,
  options: string[],
): { places: string[]; options: Record<string, string | undefined> } {
  try {
    const parsed = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(options.map((name) => [name, { type: "string" as const }])),
    });
    if (parsed.positionals.length !== places) throw new UsageError(usage);
    return { places: parsed.positionals, options: parsed.values as Record<string, string | undefined> };
  } catch {
    throw new UsageError(usage);
  }
}
