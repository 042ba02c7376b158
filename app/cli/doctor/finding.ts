import type { Db, Engine } from "#db/portable.ts";

/** What is wrong, in plain words: how often, and up to five examples. */
export type Finding = { what: string; count: number; examples: string[] };

/** One thing that must hold, and how to see whether it does. */
export type Check = {
  /** Number of the invariant, or a word. */
  id: string;
  holds: string;
  /** `uploads` is the folder of files; without it the rows alone are looked at. */
  look: (db: Db, engine: Engine, now: Date, uploads?: string) => Promise<Finding[]>;
};

const EXAMPLES = 5;

/** A finding about some rows; none about no rows. */
export function finding<T>(what: string, rows: T[], name: (row: T) => string): Finding[] {
  return rows.length === 0 ? [] : [{ what, count: rows.length, examples: rows.slice(0, EXAMPLES).map(name) }];
}
