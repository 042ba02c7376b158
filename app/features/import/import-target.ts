import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { Space } from "#app/features/spaces/space.ts";
import type { ImportLedger } from "./import-ledger.server.ts";
import type { ImportReport } from "./import-report.ts";

/** What the writers of one import share. */
export type ImportTarget = {
  ctx: AppContext;
  space: Space;
  /** The language of texts too short to tell theirs. */
  locale: Locale;
  ledger: ImportLedger;
  report: ImportReport;
  /** Called after each transaction with how many rows of a kind are done. */
  progress: (what: string, done: number, of: number) => void;
};
