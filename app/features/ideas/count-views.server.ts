import type { AppContext } from "#app/core/context.ts";
import { isProgram } from "#app/core/programs.ts";
import { dayOf } from "#app/i18n/dates.ts";

const MOST_REMEMBERED = 200_000;
const BATCH = 200;

type Kept = { day: string; views: Map<string, number>; seen: Set<string> };

/**
 * Counts somebody's look at an idea, once a day for each visitor and not for programs. Kept in memory until
 * the job writes it; `visitor` (a person's id or a network address) is kept nowhere else.
 */
export function noteView(
  ctx: AppContext,
  view: { ideaId: string; visitor: string; userAgent: string | null },
): void {
  if (!view.userAgent || isProgram(view.userAgent)) return;
  const kept = keptViews(ctx);
  const today = dayOf(ctx.now(), ctx.config.timeZone);
  if (kept.day !== today || kept.seen.size >= MOST_REMEMBERED) {
    kept.day = today;
    kept.seen.clear();
  }
  const look = `${view.ideaId} ${view.visitor} ${view.userAgent.slice(0, 200)}`;
  if (kept.seen.has(look)) return;
  kept.seen.add(look);
  kept.views.set(view.ideaId, (kept.views.get(view.ideaId) ?? 0) + 1);
}

/**
 * Writes the views counted since the last time under the present day: a day that is over never changes, and
 * neither do the weights made of it.
 */
export const countViews = {
  name: "views",
  everyMs: 10_000,
  run: async (ctx: AppContext): Promise<void> => {
    const { views } = keptViews(ctx);
    while (views.size > 0) {
      const batch = [...views].slice(0, BATCH);
      for (const [ideaId] of batch) views.delete(ideaId);
      const day = dayOf(ctx.now(), ctx.config.timeZone);
      try {
        await ctx.transact({}, (tx) =>
          tx
            .insertInto("idea_views")
            .values(batch.map(([idea_id, count]) => ({ idea_id, day, views: count })))
            .onConflict((conflict) =>
              conflict
                .columns(["idea_id", "day"])
                .doUpdateSet((eb) => ({ views: eb("idea_views.views", "+", eb.ref("excluded.views")) })),
            )
            .execute(),
        );
      } catch (error) {
        for (const [ideaId, count] of batch) views.set(ideaId, (views.get(ideaId) ?? 0) + count);
        throw error;
      }
    }
  },
};

function keptViews(ctx: AppContext): Kept {
  return ctx.kept<Kept>("idea-views", () => ({ day: "", views: new Map(), seen: new Set() }));
}
