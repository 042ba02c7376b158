import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { changeTrust } from "#app/features/spaces/change-trust.server.ts";
import { approveText } from "./approve-item.server.ts";
import { takeItem } from "./decide-item.server.ts";
import type { Decided } from "./decision.ts";
import type { Item } from "./queue-item.queries.server.ts";

/**
 * Approves a text and trusts its author in the space from now on: what they send next is public at once
 * unless screening finds something. What of theirs waits already keeps its own decision.
 * Throws as `takeItem`, and `invalid` for a report, an appeal or a text without an author.
 */
export async function approveAndTrust(
  ctx: AppContext,
  actor: Actor,
  input: { id: string; revision: string; held?: string },
  key?: string,
): Promise<Decided> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const item = await takeItem(tx, record, actor, input);
    const { text, userId } = contributionOf(item);
    const decisionId = await approveText(ctx, tx, record, actor, text);
    const trust = { spaceId: item.text.spaceId, userId, state: "trusted", cause: "approval" } as const;
    await changeTrust(ctx, tx, { ...trust, decisionId, byId: actor.id });
    return { decisionId };
  });
}

/** The text and whose it is; throws `invalid` for a report, an appeal or a text without an author. */
export function contributionOf(item: Item) {
  const { authorId } = item.text;
  if (item.type === "report" || item.type === "appeal" || authorId === null)
    throw new DomainError("invalid", "moderation.nobodyToTrust");
  return { text: item, userId: authorId };
}
