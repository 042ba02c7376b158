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
  /** Runs every job once, in order. Tests and shutdown call it; no test sleeps. */
  runDue: () => Promise<void>;
  /** Runs a job soon, as when the journal says there is something for it. */
  nudge: (name: string) => void;
  start: () => void;
  stop: () => Promise<void>;
};

/** Makes the worker of one process. A job that fails is logged and tried again at its next time. */
export function makeWorker(ctx: AppContext, jobs: Job[]): Worker {
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const timers: NodeJS.Timeout[] = [];

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
        if (again.delete(job.name)) void run(job);
      });
    running.set(job.name, work);
    return work;
  };

  return {
    runDue: async () => {
      for (const job of jobs) await run(job);
    },
    nudge: (name) => {
      const job = jobs.find((candidate) => candidate.name === name);
      if (job) void run(job);
    },
    start: () => {
      workerState(ctx).alive = true;
      for (const job of jobs) {
        const timer = setInterval(() => void run(job), job.everyMs);
        timer.unref();
        timers.push(timer);
        void run(job);
      }
    },
    stop: async () => {
      workerState(ctx).alive = false;
      for (const timer of timers) clearInterval(timer);
      again.clear();
      await Promise.all(running.values());
    },
  };
}
