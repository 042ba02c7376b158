import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { askColleague } from "./ask-colleague.server.ts";
import { claimItem } from "./claim-item.server.ts";
import type { Held } from "./held-decision.ts";
import { holdDecision } from "./hold-decision.server.ts";
import { leaseItem } from "./lease-item.server.ts";
import type { DeskAct } from "./moderation.schema.ts";
import { releaseItem } from "./release-item.server.ts";
import { seeRefusal } from "./see-refusal.server.ts";
import { switchKeys } from "./switch-keys.server.ts";
import { undoDecision } from "./undo-decision.server.ts";

/** What the desk hears back, from the page's forms and from its script alike. */
export type DeskAnswer = {
  held?: Held & { inMs: number };
  /** Ids of items that wait again. */
  undone?: string[];
  /** Who reads the item already. */
  reader?: string | null;
  /** Whom one has asked. */
  asked?: string;
};

/** Does what one of the desk's forms asks for. */
export async function deskAct(ctx: AppContext, actor: Actor, act: DeskAct, key: string): Promise<DeskAnswer> {
  switch (act.act) {
    case "approve":
    case "trust":
    case "reject":
    case "redact": {
      const held = await holdDecision(ctx, actor, act, key);
      return { held: { ...held, inMs: Math.max(0, Date.parse(held.effectiveAt) - ctx.now().getTime()) } };
    }
    case "undo":
      return { undone: (await undoDecision(ctx, actor, act)).items };
    case "read":
      return leaseItem(ctx, actor, act);
    case "ask":
      return { asked: (await askColleague(ctx, actor, act, key)).colleague };
    case "claim":
      await claimItem(ctx, actor, act, key);
      return {};
    case "release":
      await releaseItem(ctx, actor, act);
      return {};
    case "seen":
      await seeRefusal(ctx, actor, act);
      return {};
    case "keys":
      await switchKeys(ctx, actor, act);
      return {};
  }
}
