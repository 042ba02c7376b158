import { periodOf } from "#app/core/period.ts";
import type { Job } from "#app/jobs/worker.server.ts";
import { journeysOf } from "./journeys.queries.server.ts";

/** Reads at the start, and now and then, what insight is summed from, so that nobody's page waits for a whole city. */
export const keepJourneys: Job = {
  name: "keep-journeys",
  everyMs: 5 * 60_000,
  run: async (ctx) => {
    await journeysOf(ctx, { period: periodOf("all", ctx.config.timeZone), space: null });
  },
};
