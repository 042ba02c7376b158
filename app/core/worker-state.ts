import type { AppContext } from "./context.ts";

/** Whether this process's worker runs, as `/readyz` tells. */
export function workerState(ctx: AppContext): { alive: boolean } {
  return ctx.kept("worker-state", () => ({ alive: false }));
}
