import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { dutyIn, staffOf } from "./duty.queries.server.ts";
import type { EditedDuty } from "./duty.schema.ts";
import { heldSpace } from "./managed-space.server.ts";

/** Puts this rota in place of a space's. Throws `notFound`, `forbidden`, `conflict`, `invalid` for who does not moderate it. */
export async function setDuty(
  ctx: AppContext,
  actor: Actor,
  input: EditedDuty & { slug: string },
  key?: string,
): Promise<void> {
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    requireVersion(await dutyIn(tx, space.id), input.version);
    const moderators = await staffOf(tx, space.id, ["moderator", "admin"]);
    await tx.deleteFrom("duty_slots").where("space_id", "=", space.id).execute();
    for (const { index, row } of input.rows) {
      if (!row) continue;
      if (!moderators.some((moderator) => moderator.id === row.userId))
        throw new DomainError("invalid", "errors.choice", { field: `person-${index}` });
      await tx
        .insertInto("duty_slots")
        .values({
          id: ctx.newId(),
          space_id: space.id,
          user_id: row.userId,
          weekdays: row.weekdays.join(""),
          from_minute: row.from,
          to_minute: row.to,
        })
        .execute();
    }
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}
