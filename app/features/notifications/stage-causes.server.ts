import type { Db, Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import type { Reason } from "./notification.ts";

/** A move is told once to each; supporters of an idea that was merged are asked instead. */
export async function moveCauses(
  tx: Tx,
  place: Pick<Cause, "at" | "actorId" | "ideaId" | "commentId" | "decisionId">,
  moveId: string,
): Promise<Cause[]> {
  const told = { ...place, id: `stage:${moveId}`, mail: "stage", stageMoveId: moveId } as const;
  const people = await concerned(tx, place.ideaId);
  const asked = await tx
    .selectFrom("merges as m")
    .innerJoin("merge_choices as c", "c.merge_id", "m.id")
    .select(["m.id", "c.user_id"])
    .where("m.stage_move_id", "=", moveId)
    .where("m.ended_at", "is", null)
    .where("c.choice", "=", "asked")
    .execute();
  const mergeId = asked[0]?.id;
  if (!mergeId) return [{ ...told, kind: "stage", people }];
  const supporters = new Map(asked.map((row) => [row.user_id, people.get(row.user_id) ?? "voted"]));
  for (const id of supporters.keys()) people.delete(id);
  return [
    { ...told, kind: "mergeAsked", mergeId, people: supporters },
    { ...told, kind: "stage", people },
  ];
}

/** Who has to do with an idea; a person with several reasons is told the first of author, vote, comment, follow. */
export async function concerned(tx: Db | Tx, ideaId: string): Promise<Map<string, Reason>> {
  const people = new Map<string, Reason>();
  const add = (ids: (string | null)[], reason: Reason) => {
    for (const id of ids) if (id && !people.has(id)) people.set(id, reason);
  };
  const idea = await tx
    .selectFrom("ideas")
    .select(["author_id", "state"])
    .where("id", "=", ideaId)
    .executeTakeFirst();
  if (idea?.state !== "approved") return people;
  add([idea.author_id], "author");
  const votes = await tx.selectFrom("votes").select("user_id").where("idea_id", "=", ideaId).execute();
  add(
    votes.map((vote) => vote.user_id),
    "voted",
  );
  const comments = await tx
    .selectFrom("comments")
    .select("author_id")
    .distinct()
    .where("idea_id", "=", ideaId)
    .where("state", "=", "approved")
    .execute();
  add(
    comments.map((comment) => comment.author_id),
    "commented",
  );
  const follows = await tx.selectFrom("follows").select("user_id").where("idea_id", "=", ideaId).execute();
  add(
    follows.map((follow) => follow.user_id),
    "followed",
  );
  return people;
}
