import type { Actor } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { asRestricting, type Restricting } from "#app/features/ideas/restricting.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import type { Db, Tx } from "#db/portable.ts";
import { mayDecide, mayDecideAppeal } from "./moderation.policy.ts";
import { type TextTarget, textOf } from "./text-target.queries.server.ts";

/** A queue item with what its decision needs. */
export type Item = {
  id: string;
  /** What the moderator must have read: the waiting revision, the reported public one, the decided one. */
  revisionId: string;
  text: TextTarget;
} /** A sample is public already; it is read all the same. */ & (
  | { type: "idea" | "comment"; isSample: boolean }
  | { type: "report"; reportId: string }
  | { type: "appeal"; appealId: string; appealed: AppealedDecision; othersModerate: boolean }
);

export type AppealedDecision = {
  id: string;
  verdict: Restricting;
  rule: number | null;
  deciderId: string | null;
};

/** The item of an id, whatever its state. Throws `notFound` for one that is not this actor's to decide or see. */
export async function itemOf(tx: Tx, actor: Actor, id: string): Promise<Item> {
  const row = found(
    await tx
      .selectFrom("queue_items as q")
      .leftJoin("appeals as a", "a.id", "q.appeal_id")
      .leftJoin("decisions as d", "d.id", "a.decision_id")
      .select([
        "q.id",
        "q.type",
        "q.why",
        "q.idea_id",
        "q.comment_id",
        "q.revision_id",
        "q.report_id",
        "q.appeal_id",
        "d.id as decision_id",
        "d.verdict",
        "d.rule",
        "d.revision_id as decided_revision",
        "d.moderator_id",
      ])
      .where("q.id", "=", id)
      .executeTakeFirst(),
  );
  const text = await textOf(tx, { ideaId: row.idea_id, commentId: row.comment_id });
  const item = await shaped(tx, row, text);
  found(
    mayModerate(actor, text.spaceId) || (item.type === "appeal" && mayDecideItem(actor, item)) ? item : null,
  );
  return item;
}

/** Whether the actor may decide it: never on one's own text, nor an appeal against one's own decision. */
export function mayDecideItem(actor: Actor, item: Item): boolean {
  if (item.type !== "appeal") return mayDecide(actor, item.text);
  const { appealed, othersModerate } = item;
  return mayDecideAppeal(actor, { ...item.text, deciderId: appealed.deciderId, othersModerate });
}

type Row = {
  id: string;
  type: string;
  why: string;
  revision_id: string | null;
  report_id: string | null;
  appeal_id: string | null;
  decision_id: string | null;
  verdict: string | null;
  rule: number | null;
  decided_revision: string | null;
  moderator_id: string | null;
};

async function shaped(tx: Tx, row: Row, text: TextTarget): Promise<Item> {
  const { id } = row;
  if (row.type === "report")
    return {
      id,
      type: "report",
      text,
      revisionId: found(text.publicRevisionId),
      reportId: found(row.report_id),
    };
  if (row.type === "appeal")
    return {
      id,
      type: "appeal",
      text,
      revisionId: found(row.decided_revision),
      appealId: found(row.appeal_id),
      appealed: {
        id: found(row.decision_id),
        verdict: asRestricting(row.verdict),
        rule: row.rule,
        deciderId: row.moderator_id,
      },
      othersModerate: await othersModerate(tx, text.spaceId, [row.moderator_id, text.authorId]),
    };
  const type = row.type === "idea" ? "idea" : "comment";
  return { id, type, text, isSample: row.why === "sample", revisionId: found(row.revision_id) };
}

/** True when somebody but these people moderates the space, so that an appeal need not go to an organiser. */
async function othersModerate(db: Db | Tx, spaceId: string, but: (string | null)[]): Promise<boolean> {
  const people = but.filter((id): id is string => id !== null);
  const row = await db
    .selectFrom("roles as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select("r.user_id")
    .where("r.role", "=", "moderator")
    .where("r.space_id", "in", [spaceId, "*"])
    .where("u.state", "=", "active")
    .$if(people.length > 0, (query) => query.where("r.user_id", "not in", people))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
