import type { AppContext } from "#app/core/context.ts";

/** The same database as another process has it: with nothing kept of what was read before. */
export function anotherProcess(ctx: AppContext): AppContext {
  const kept = new Map<string, unknown>();
  return {
    ...ctx,
    kept: <T>(name: string, make: () => T): T => {
      if (!kept.has(name)) kept.set(name, make());
      return kept.get(name) as T;
    },
  };
}
