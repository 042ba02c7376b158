import type { Actor } from "#app/core/actor.ts";
import { mayDecide } from "#app/features/moderation/moderation.policy.ts";
import { moderated } from "#app/features/moderation/shown-text.queries.server.ts";
import { rulesOf } from "#app/features/spaces/space.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import type { RequestContext } from "./request-context.ts";

/** What the page of a removal or restoration shows its moderator. */
export async function groundsPageData(
  context: RequestContext,
  actor: Actor,
  act: "removal" | "restoration",
  params: { noun?: string | undefined; id?: string | undefined },
) {
  const { db } = context.app;
  const text = await moderated(db, actor, params.noun ?? "", params.id ?? "");
  return {
    title: translateIn(context.locale)(`moderation.${act}.title`),
    act,
    text,
    rules: await rulesOf(db, text.spaceId),
    mayDecide: mayDecide(actor, text),
  };
}
