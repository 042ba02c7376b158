import type { Actor } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { Db, Tx } from "#db/portable.ts";
import { holders, judgesAmong, judgesOf } from "./suspension-judges.queries.server.ts";

/** A suspension, as whoever it is about may appeal against it. */
export async function suspensionOf(db: Db | Tx, decisionId: string) {
  const row = await db
    .selectFrom("suspensions as s")
    .innerJoin("decisions as d", "d.id", "s.decision_id")
    .leftJoin("appeals as a", "a.decision_id", "d.id")
    .leftJoin("users as u", "u.id", "s.user_id")
    .select(["d.id", "d.scope", "d.reason", "d.created_at as at", "d.appeal_until as appealUntil"])
    .select(["d.moderator_id as deciderId", "s.user_id as authorId", "s.space_id as spaceId", "s.until"])
    .select(["a.state as appeal", "a.answer", "s.email", "s.locale", "u.state as account"])
    .where("d.id", "=", decisionId)
    .executeTakeFirst();
  // Of an erased account nobody is left who could ask.
  return row && (row.email !== null || (row.authorId !== null && row.account !== "erased")) ? row : null;
}

/** An appeal against a suspension as whoever decides it reads it. */
export type SuspensionAppeal = {
  id: string;
  text: string;
  at: string;
  dueAt: string | null;
  /** Whose account, or null when an address's reports are set aside. */
  name: string | null;
  scope: "account" | "notices";
  reason: string;
  suspendedAt: string;
  until: string | null;
  decidedBy: string | null;
};

function waiting(db: Db | Tx) {
  return db
    .selectFrom("appeals as a")
    .innerJoin("suspensions as s", "s.decision_id", "a.decision_id")
    .innerJoin("decisions as d", "d.id", "a.decision_id")
    .leftJoin("users as u", "u.id", "s.user_id")
    .leftJoin("users as m", "m.id", "d.moderator_id")
    .select(["a.id", "a.text", "a.created_at as at", "a.due_at as dueAt", "u.name", "d.scope", "d.reason"])
    .select(["d.created_at as suspendedAt", "s.until", "m.name as decidedBy"])
    .select(["d.moderator_id as deciderId", "s.user_id as authorId", "s.space_id as spaceId"])
    .where("a.state", "=", "waiting");
}

/** The appeals against suspensions that this person decides, most urgent first. */
export async function suspensionAppeals(db: Db, actor: Actor): Promise<SuspensionAppeal[]> {
  const rows = await waiting(db).orderBy("a.due_at").orderBy("a.id").limit(100).execute();
  const all = rows.length > 0 ? await holders(db) : [];
  return rows.flatMap(({ deciderId, authorId, spaceId, ...row }) =>
    judgesAmong(all, { deciderId, authorId, spaceId }).some(({ id }) => id === actor.id) ? [shaped(row)] : [],
  );
}

/** The appeal of an id. Throws `notFound` for one that waits no more or that somebody else decides. */
export async function suspensionAppeal(db: Db, actor: Actor, id: string): Promise<SuspensionAppeal> {
  const { deciderId, authorId, spaceId, ...row } = found(
    await waiting(db).where("a.id", "=", id).executeTakeFirst(),
  );
  const judges = await judgesOf(db, { deciderId, authorId, spaceId });
  found(judges.some((judge) => judge.id === actor.id) ? judges : null);
  return shaped(row);
}

function shaped(
  row: Omit<SuspensionAppeal, "scope" | "reason"> & { scope: string | null; reason: string | null },
): SuspensionAppeal {
  return { ...row, scope: row.scope === "notices" ? "notices" : "account", reason: row.reason ?? "" };
}
