import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { IdeaTarget, Stage } from "#app/features/ideas/idea.ts";
import { similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayMove } from "./move-idea.server.ts";

const SHOWN = 5;
/** Of how many similar ideas they are chosen: most of them can take another in. */
const LOOKED_AT = 20;

/** What is merged or does not go ahead takes no other idea in. */
export function takesIn(stage: Stage): boolean {
  return stage !== "merged" && stage !== "declined";
}

/** The ideas most like one, best first, of those that the actor can merge it into. */
export async function mergeTargets(ctx: AppContext, actor: Actor, idea: IdeaTarget, title: string) {
  const organised = new Set(
    (await visibleSpaces(ctx.db, actor)).filter(({ id }) => mayMove(actor, id)).map(({ slug }) => slug),
  );
  const similar = await similarTo(ctx, actor, { title }, { limit: LOOKED_AT, except: idea.id });
  return similar.filter(({ space, stage }) => organised.has(space.slug) && takesIn(stage)).slice(0, SHOWN);
}

export type MergeTarget = Awaited<ReturnType<typeof mergeTargets>>[number];

/** Whom a merge asks: the supporters of the merged idea whose account can still answer. */
export function supportersOf(db: Db | Tx, ideaId: string) {
  return db
    .selectFrom("votes as v")
    .innerJoin("users as u", "u.id", "v.user_id")
    .where("v.idea_id", "=", ideaId)
    .where("u.state", "in", ["active", "suspended"]);
}

/** How many a merge would ask now. */
export async function countSupporters(db: Db, ideaId: string): Promise<number> {
  const row = await supportersOf(db, ideaId)
    .select((eb) => eb.fn.countAll().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
