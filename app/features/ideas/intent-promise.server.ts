import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { IntentKind } from "#app/features/accounts/keep-intent.server.ts";
import { visibleIdeas } from "./idea.scope.server.ts";

/** What signing in will do: the act, and the idea it is for. Null when it has gone or is not to be seen. */
export async function intentPromise(ctx: AppContext, viewer: Viewer, intentId: string) {
  const intent = await ctx.db
    .selectFrom("intents")
    .select(["kind", "idea_id"])
    .where("id", "=", intentId)
    .where("used_at", "is", null)
    .where("expires_at", ">", ctx.now().toISOString())
    .executeTakeFirst();
  if (!intent) return null;
  const idea = await visibleIdeas(ctx.db, viewer)
    .select(["i.number", "r.title", "r.lang"])
    .where("i.id", "=", intent.idea_id)
    .executeTakeFirst();
  return idea
    ? { kind: intent.kind as IntentKind, number: idea.number, title: idea.title, lang: idea.lang }
    : null;
}
