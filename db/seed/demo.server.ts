import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { followIdea } from "#app/features/notifications/follow-idea.server.ts";
import type { Tx } from "#db/portable.ts";
import { type Happening, liveThrough } from "./backdate.server.ts";
import type { DemoIdea } from "./demo-idea.ts";
import { BOX_IDEAS } from "./demo-ideas-box.ts";
import { QUESTIONS } from "./demo-ideas-questions.ts";
import { SCHOOL_IDEAS } from "./demo-ideas-school.ts";
import { SHADE_IDEAS } from "./demo-ideas-shade.ts";
import { SHELTER_IDEAS } from "./demo-ideas-shelter.ts";
import { TABLE_IDEAS } from "./demo-ideas-table.ts";
import { WATER_IDEAS } from "./demo-ideas-water.ts";
import { SCHOOLYARD } from "./demo-schoolyard.ts";
import { DAY } from "./instants.ts";
import { casesOf } from "./plant-cases.server.ts";
import { dossiersOf } from "./plant-dossiers.server.ts";
import { figuresOf } from "./plant-figures.server.ts";
import { livesOf, type Planted } from "./plant-ideas.server.ts";
import { noticesFor } from "./plant-notices.server.ts";
import { plantTown } from "./plant-town.server.ts";

/** Every public idea of the town but those of the queue. */
export const DEMO_IDEAS: DemoIdea[] = [
  SCHOOLYARD,
  ...SHADE_IDEAS,
  ...SHELTER_IDEAS,
  ...WATER_IDEAS,
  ...SCHOOL_IDEAS,
  ...BOX_IDEAS,
  ...QUESTIONS,
  ...TABLE_IDEAS,
];

const FOLLOWS = [
  { by: "laia", idea: "jardi", age: 40 },
  { by: "laia", idea: "llibres", age: 44 },
  { by: "nuria", idea: "veles", age: 30 },
];

/**
 * Loads the invented town that a first start shows: ninety days of it, lived through in order by the
 * product's own writes with the clock set back, in one transaction, so that it is there whole or not at
 * all and obeys every rule the real thing does. A second time changes nothing.
 */
export async function loadDemo(ctx: AppContext): Promise<void> {
  await ctx.transact({}, async (tx) => {
    if (await isPlanted(tx)) return;
    const town = await plantTown(ctx, tx);
    const planted: Planted = new Map();
    const happenings = [
      ...DEMO_IDEAS.flatMap((idea) => livesOf(ctx, tx, town, idea, planted)),
      ...casesOf(ctx, tx, town, planted),
      ...figuresOf(ctx, town, planted),
      ...dossiersOf(ctx, town, planted),
      ...FOLLOWS.map(
        ({ by, idea, age }): Happening => ({
          at: ctx.now().getTime() - age * DAY,
          happen: async (then) => {
            const { number } = found(planted.get(idea));
            await followIdea(then, town.actor(by), { number, follow: true });
            return undefined;
          },
        }),
      ),
    ];
    await liveThrough(ctx, tx, happenings, noticesFor(ctx, tx, town));
  });
}

async function isPlanted(tx: Tx): Promise<boolean> {
  const citizen = await tx
    .selectFrom("users")
    .select("id")
    .where("email", "=", demoAddress("citizen"))
    .executeTakeFirst();
  return citizen !== undefined;
}
