import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { once } from "#app/core/transact.server.ts";
import { requireVersion } from "#app/core/version.server.ts";
import { dayBegins, dayEnds, dayOf } from "#app/i18n/dates.ts";
import { heldSpace } from "./managed-space.server.ts";
import type { EditedPhases } from "./space.schema.ts";
import type { Phase } from "./space.ts";

/**
 * Puts these phases in place of those a space has. Days are whole days of the site's time zone; an instant
 * within the day it had stays. Rows that open nothing go. Throws `notFound`, `forbidden`, `conflict`.
 */
export async function setPhases(
  ctx: AppContext,
  actor: Actor,
  input: EditedPhases & { slug: string },
  key?: string,
): Promise<void> {
  const { timeZone } = ctx.config;
  await ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const space = await heldSpace(tx, actor, input.slug, ctx.now());
    requireVersion(space.phases, input.version);
    const left = [...space.phases];
    const phases: Phase[] = input.rows.flatMap(({ row }) => {
      if (row.opens === "") return [];
      const at = left.findIndex((phase) => phase.id === row.id);
      const had = at < 0 ? undefined : left.splice(at, 1)[0];
      const start = row.starts === null ? null : dayBegins(row.starts, timeZone).toISOString();
      const end = row.ends === null ? null : dayEnds(row.ends, timeZone).toISOString();
      return [
        {
          id: had?.id ?? ctx.newId(),
          opens: row.opens,
          startsAt: isSameDay(had?.startsAt, row.starts, timeZone) ? (had?.startsAt ?? null) : start,
          endsAt: isSameDay(had?.endsAt, row.ends, timeZone) ? (had?.endsAt ?? null) : end,
        },
      ];
    });
    await tx.deleteFrom("phases").where("space_id", "=", space.id).execute();
    for (const phase of phases)
      await tx
        .insertInto("phases")
        .values({
          id: phase.id,
          space_id: space.id,
          opens: phase.opens,
          starts_at: phase.startsAt,
          ends_at: phase.endsAt,
        })
        .execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: space.visibility } });
  });
}

function isSameDay(instant: string | null | undefined, day: string | null, timeZone: string): boolean {
  return instant != null && dayOf(instant, timeZone) === day;
}
