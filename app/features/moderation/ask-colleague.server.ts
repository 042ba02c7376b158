import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { decidableItem } from "./decide-item.server.ts";
import { mayDecideItem } from "./queue-item.queries.server.ts";
import { writeRequest } from "./write-request.server.ts";

/** A question waits half a day; then the item is everybody's again. */
const ASKED_MS = 12 * 3600_000;

/**
 * Leaves an item to a colleague who may decide it, with a note; both see it, others skip it, until it is decided,
 * released or has waited too long. Throws as `takeItem`, `invalid` for a colleague who may not decide it,
 * `conflict` for an item others have agreed about.
 */
export async function askColleague(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; colleague: string; note: string },
  key?: string,
): Promise<{ colleague: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await decidableItem(tx, actor, input.id);
    const colleague = await actorById(tx, input.colleague);
    if (!colleague || colleague.id === actor.id || !mayDecideItem(colleague, item))
      throw new DomainError("invalid", "errors.choice", { field: "colleague" });
    await writeRequest(ctx, tx, record, item, {
      by: actor.id,
      of: colleague.id,
      note: input.note,
      ms: ASKED_MS,
    });
    await tx
      .deleteFrom("queue_leases")
      .where("queue_item_id", "=", item.id)
      .where("reader_id", "=", actor.id)
      .execute();
    return { colleague: colleague.name };
  });
}
