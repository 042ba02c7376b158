import { asStage } from "#app/features/spaces/stage.ts";
import type { Db } from "#db/portable.ts";
import { CHANGES } from "./dossier.ts";

const MOST = 100;

/** What was done to an idea's dossier and where the idea was moved, by whom, newest first: the last hundred of each. */
export async function historyOf(db: Db, ideaId: string) {
  const [changes, moves] = await Promise.all([
    db
      .selectFrom("dossier_changes as c")
      .leftJoin("users as u", "u.id", "c.actor_id")
      .select(["c.id", "c.act", "c.about", "c.created_at as at", "u.name as by"])
      .where("c.idea_id", "=", ideaId)
      .orderBy("c.id", "desc")
      .limit(MOST)
      .execute(),
    db
      .selectFrom("stage_moves as m")
      .leftJoin("users as u", "u.id", "m.actor_id")
      .select(["m.id", "m.to_stage as to", "m.created_at as at", "u.name as by"])
      .where("m.idea_id", "=", ideaId)
      .orderBy("m.id", "desc")
      .limit(MOST)
      .execute(),
  ]);
  return [
    ...changes.flatMap(({ act: named, about, ...row }) => {
      const act = CHANGES.find((one) => one === named);
      return act ? [{ ...row, act, about }] : [];
    }),
    ...moves.flatMap(({ to, ...row }) => {
      const stage = asStage(to);
      return stage ? [{ ...row, act: "move" as const, to: stage }] : [];
    }),
  ].sort((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1));
}

export type HistoryEntry = Awaited<ReturnType<typeof historyOf>>[number];
