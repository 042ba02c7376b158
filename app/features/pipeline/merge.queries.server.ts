import type { Actor, Viewer } from "#app/core/actor.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import type { Db } from "#db/portable.ts";
import { MERGE_ANSWERS, type MergeAnswer } from "./merge.ts";

/** An idea as it is named in another's story. */
const NAMED = ["i.number", "i.slug", "r.title", "r.lang"] as const;

/** Where a merged idea goes on, when the viewer may see it, and what the viewer was asked about their support. */
export async function mergeOf(db: Db, viewer: Viewer, ideaId: string) {
  const row = await visibleIdeas(db, viewer)
    .innerJoin("merges as m", "m.into_id", "i.id")
    .leftJoin("merge_choices as c", (join) =>
      join.onRef("c.merge_id", "=", "m.id").on("c.user_id", "=", viewer?.id ?? ""),
    )
    .select([...NAMED, "m.id as mergeId", "c.choice"])
    .where("m.idea_id", "=", ideaId)
    .where("m.ended_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.mergeId,
    into: { number: row.number ?? 0, slug: row.slug, title: row.title, lang: row.lang },
    answer: MERGE_ANSWERS.find((answer) => answer === row.choice) ?? null,
  };
}

export type Merge = NonNullable<Awaited<ReturnType<typeof mergeOf>>>;

/** A question to a supporter, with both ideas; null for who was not asked or may no longer see them. */
export async function askedMerge(db: Db, person: Actor, mergeId: string) {
  const merge = await db
    .selectFrom("merges as m")
    .innerJoin("merge_choices as c", "c.merge_id", "m.id")
    .select(["m.idea_id", "m.into_id", "m.ended_at", "c.choice"])
    .where("m.id", "=", mergeId)
    .where("c.user_id", "=", person.id)
    .executeTakeFirst();
  if (!merge) return null;
  const ideas = await visibleIdeas(db, person)
    .select(["i.id", ...NAMED])
    .where("i.id", "in", [merge.idea_id, merge.into_id])
    .execute();
  const named = (id: string) => {
    const idea = ideas.find((candidate) => candidate.id === id);
    return idea ? { ...idea, number: idea.number ?? 0 } : null;
  };
  const [idea, into] = [named(merge.idea_id), named(merge.into_id)];
  if (!idea || !into) return null;
  return {
    idea,
    into,
    ended: merge.ended_at !== null,
    answer: MERGE_ANSWERS.find((answer) => answer === merge.choice) ?? ("asked" as const),
  };
}

/** How a merged idea's supporters answered, as numbers: who voted is nobody's to know. */
export async function mergeCounts(db: Db, ideaId: string): Promise<Record<MergeAnswer, number>> {
  const rows = await db
    .selectFrom("merge_choices as c")
    .innerJoin("merges as m", "m.id", "c.merge_id")
    .select((eb) => ["c.choice", eb.fn.countAll().as("count")])
    .where("m.idea_id", "=", ideaId)
    .where("m.ended_at", "is", null)
    .groupBy("c.choice")
    .execute();
  const count = (answer: MergeAnswer) => Number(rows.find((row) => row.choice === answer)?.count ?? 0);
  return { asked: count("asked"), moved: count("moved"), kept: count("kept"), dropped: count("dropped") };
}
