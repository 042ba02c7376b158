import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { saveFigure } from "#app/features/impact/save-figure.server.ts";
import type { Happening } from "./backdate.server.ts";
import { DEMO_FIGURES } from "./demo-figures.ts";
import { DAY } from "./instants.ts";
import type { Planted } from "./plant-ideas.server.ts";
import type { Town } from "./plant-town.server.ts";

/** What the town's organiser publishes of cost and worth, with what is corrected later. */
export function figuresOf(ctx: AppContext, town: Town, planted: Planted): Happening[] {
  const now = ctx.now().getTime();
  const ago = (days: number) => new Date(now - days * DAY).toISOString().slice(0, 10);
  return DEMO_FIGURES.map(({ space: slug, idea, days, age, before, ...told }) => {
    const save = (then: AppContext, figure: string | null, more: object) =>
      saveFigure(then, town.actor("elena"), {
        ...{ ...told, slug, figure, as: "publish", correction: "", version: 0 },
        ...{ from: ago(days.from), to: ago(days.to) },
        idea: idea ? found(planted.get(idea)).number : null,
        ...more,
      });
    return {
      at: now - (before ?? { age }).age * DAY,
      happen: async (then) => {
        if (!before) return void (await save(then, null, {}));
        const { id } = await save(then, null, { central: before.central, low: before.low });
        const correct = async (later: AppContext) =>
          void (await save(later, id, { version: 1, correction: before.why }));
        return [{ at: now - age * DAY, happen: correct }];
      },
    };
  });
}
