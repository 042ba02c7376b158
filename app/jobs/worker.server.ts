import type { AppContext } from "#app/core/context.ts";
import { workerState } from "#app/core/worker-state.ts";

/** Recurring work. `run` does what is due now and returns; it is never run twice at once in this process. */
export type Job = {
  name: string;
  everyMs: number;
  /** True when new journal entries are a reason to run at once. */
  onJournal?: boolean;
  run: (ctx: AppContext) => Promise<void>;
};

export type Worker = {
  /** Runs a job soon, as when the journal says there is something for it: at once, and twice a second at most. */
  nudge: (name: string) => void;
  /** Runs every job once, in order, and then each at its times. */
  start: () => void;
  stop: () => Promise<void>;
};

/** What many writes nudge for is done for all of them together. */
const NUDGED_EVERY_MS = 500;

/** Makes the worker of one process. A job that fails is logged and tried again at its next time. */
export function makeWorker(ctx: AppContext, jobs: Job[]): Worker {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const timers: NodeJS.Timeout[] = [];
  const nudged = new Map<string, NodeJS.Timeout>();
  const lastRun = new Map<string, number>();
  let ended = false;

  const run = (job: Job): Promise<void> => {
    const current = running.get(job.name);
    if (current) {
      again.add(job.name);
      return current;
    }
    const work = job
      .run(ctx)
      .catch((error) => ctx.log.error({ err: error, job: job.name }, "job failed"))
      .finally(() => {
        running.delete(job.name);
        lastRun.set(job.name, performance.now());
        if (again.delete(job.name)) void run(job);
      });
    running.set(job.name, work);
    return work;
  };

  return {
    nudge: (name) => {
      const job = jobs.find((candidate) => candidate.name === name);
      if (!job || ended || nudged.has(name)) return;
      const wait = (lastRun.get(name) ?? Number.NEGATIVE_INFINITY) + NUDGED_EVERY_MS - performance.now();
      const timer = setTimeout(
        () => {
          nudged.delete(name);
          void run(job);
        },
        Math.max(0, wait),
      );
      timer.unref();
      nudged.set(name, timer);
    },
    start: () => {
      workerState(ctx).alive = true;
      for (const job of jobs) {
        const timer = setInterval(() => void run(job), job.everyMs);
        timer.unref();
        timers.push(timer);
      }
      void (async () => {
        // In order, because what one of them writes the next ones deliver.
        for (const job of jobs) if (!ended) await run(job);
      })();
    },
    stop: async () => {
      workerState(ctx).alive = false;
      ended = true;
      for (const timer of timers) clearInterval(timer);
      for (const timer of nudged.values()) clearTimeout(timer);
      nudged.clear();
      again.clear();
      await Promise.all(running.values());
    },
  };
}
