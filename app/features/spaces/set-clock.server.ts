import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { clockIn } from "./clock.queries.server.ts";
import type { EditedClock } from "./clock.schema.ts";
import { heldSpace } from "./managed-space.server.ts";

/**
 * Sets how soon a space means to decide what waits, and when. What waits already keeps the time it was told.
 * Throws `notFound`, `forbidden`, `conflict`.
 */
export async function setClock(
  ctx: AppContext,
  actor: Actor,
  input: EditedClock & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    requireVersion(await clockIn(tx, space.id), input.version);
    const { targets, hours, holidays } = input.clock;
    const row = {
      text_minutes: targets.text,
      report_minutes: targets.report,
      appeal_minutes: targets.appeal,
      hours: JSON.stringify(hours),
      holidays: JSON.stringify(holidays),
    };
    await tx
      .insertInto("space_clocks")
      .values({ space_id: space.id, ...row })
      .onConflict((conflict) => conflict.column("space_id").doUpdateSet(row))
      .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}
