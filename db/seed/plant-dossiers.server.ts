import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { changeDossier } from "#app/features/dossier/change-dossier.server.ts";
import { dossierOf } from "#app/features/dossier/dossier.queries.server.ts";
import { dossierAct } from "#app/features/dossier/dossier.schema.ts";
import type { Happening } from "./backdate.server.ts";
import { DEMO_DOSSIERS, type DemoDossier } from "./demo-dossiers.ts";
import { atWork, DAY } from "./instants.ts";
import type { Planted } from "./plant-ideas.server.ts";
import type { Town } from "./plant-town.server.ts";

/** What the town's organiser keeps of some ideas: begun on a day, paid and done on later ones. */
export function dossiersOf(ctx: AppContext, town: Town, planted: Planted): Happening[] {
  const now = ctx.now().getTime();
  const ago = (days: number) => atWork(now - days * DAY, now);
  return DEMO_DOSSIERS.map((told) => ({
    at: ago(told.age),
    happen: async (then) => {
      await begin(then, town, planted, told, now);
      return [
        ...told.spendings.map(({ age, ...spending }) =>
          act(town, planted, told, ago(age), () => ({
            ...{ act: "spend", lang: told.lang, day: dayAt(ago(age)) },
            ...spending,
          })),
        ),
        ...told.milestones.flatMap(({ title, doneAge }) =>
          doneAge === undefined
            ? []
            : [
                act(town, planted, told, ago(doneAge), ({ milestones }) => ({
                  ...{ act: "reach", on: "1" },
                  id: found(milestones.find((one) => one.title === title)).id,
                })),
              ],
        ),
        ...told.tasks.flatMap(({ task, doneAge }) =>
          doneAge === undefined
            ? []
            : [
                act(town, planted, told, ago(doneAge), ({ tasks }) => ({
                  ...{ act: "tick", on: "1" },
                  id: found(tasks.find((one) => one.what === task)).id,
                })),
              ],
        ),
      ];
    },
  }));
}

async function begin(ctx: AppContext, town: Town, planted: Planted, told: DemoDossier, now: number) {
  const elena = town.actor("elena");
  const { lang, budget, link } = told;
  const acts: Record<string, unknown>[] = [
    {
      ...{ act: "head", owner: elena.id, version: "0", lang, budget },
      ...(told.moneyPublic && { moneyPublic: "on" }),
    },
    ...told.milestones.map(({ title, due }) => ({
      ...{ act: "milestone", lang, title },
      due: dayAt(now + due * DAY),
    })),
    ...told.tasks.map(({ task }) => ({ act: "task", task })),
    ...told.notes.map((note) => ({ act: "note", note })),
    ...(link ? [{ act: "link", idea: String(found(planted.get(link)).number) }] : []),
  ];
  const { number } = found(planted.get(told.idea));
  for (const each of acts) await changeDossier(ctx, elena, { ...dossierAct.parse(each), number });
}

type Kept = Awaited<ReturnType<typeof dossierOf>>;

function act(
  town: Town,
  planted: Planted,
  told: DemoDossier,
  at: number,
  form: (kept: Kept) => Record<string, unknown>,
): Happening {
  return {
    at,
    happen: async (then) => {
      const { id, number } = found(planted.get(told.idea));
      const kept = await dossierOf(then.db, then.engine, id);
      await changeDossier(then, town.actor("elena"), { ...dossierAct.parse(form(kept)), number });
      return undefined;
    },
  };
}

const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);
