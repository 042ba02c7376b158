import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, found } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { mayKeepFigures } from "./impact.policy.ts";
import { changedMeanwhile } from "./save-figure.server.ts";

/**
 * Takes a figure back with all its versions: nobody but the organisers reads it from now on. Throws `notFound`,
 * `forbidden`, `conflict` when somebody else has saved it meanwhile or it is withdrawn already.
 */
export async function withdrawFigure(
  ctx: AppContext,
  actor: Actor,
  input: { slug: string; figure: string; version: number },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await spaceBySlug(tx, actor, input.slug);
    allow(mayKeepFigures(actor, space.id));
    const own = tx
      .selectFrom("impact_figures")
      .select("id")
      .where("id", "=", input.figure)
      .where("space_id", "=", space.id);
    found(await own.executeTakeFirst());
    const taken = await tx
      .updateTable("impact_figures")
      .set({ state: "withdrawn", changed_at: ctx.now().toISOString() })
      .where("id", "=", input.figure)
      .where("version", "=", input.version)
      .where("state", "<>", "withdrawn")
      .returning("id")
      .executeTakeFirst();
    if (!taken) throw changedMeanwhile();
    record({ type: "figure.withdrawn", spaceId: space.id, data: { figureId: input.figure } });
  });
}
