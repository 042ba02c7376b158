import type { Tx } from "#db/portable.ts";
import type { Cause } from "./causes.server.ts";
import type { Reason } from "./notification.ts";
import { concerned } from "./stage-causes.server.ts";

type Place = Pick<Cause, "at" | "actorId" | "ideaId" | "commentId" | "decisionId" | "stageMoveId">;

/** What is officially said of an idea is told to everybody who has to do with it, unless it was taken back meanwhile. */
export async function updateCauses(tx: Tx, place: Place, updateId: string): Promise<Cause[]> {
  const update = await tx
    .selectFrom("updates")
    .select("kind")
    .where("id", "=", updateId)
    .where("state", "=", "approved")
    .executeTakeFirst();
  if (!update) return [];
  const kind = update.kind === "answer" ? "answer" : "update";
  const people = await concerned(tx, place.ideaId);
  return [{ ...place, id: `update:${updateId}`, kind, mail: "stage", updateId, people }];
}

/** A question that has become public is told to those who act for the organisation it is addressed to. */
export async function questionCauses(tx: Tx, place: Place): Promise<Cause[]> {
  const members = await tx
    .selectFrom("ideas as i")
    .innerJoin("organisations as o", "o.id", "i.to_organisation_id")
    .innerJoin("organisation_members as m", "m.organisation_id", "o.id")
    .select("m.user_id")
    .where("i.id", "=", place.ideaId)
    .where("i.kind", "=", "question")
    .where("i.state", "=", "approved")
    .where("o.state", "=", "verified")
    .execute();
  if (members.length === 0) return [];
  const people = new Map(members.map((member): [string, Reason] => [member.user_id, "asked"]));
  return [{ ...place, id: `question:${place.ideaId}`, kind: "question", mail: "organisation", people }];
}
