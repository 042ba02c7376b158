import type { Actor } from "#app/core/actor.ts";
import { asRestricting, RESTRICTING, type Restricting } from "#app/features/ideas/restricting.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { spaceById } from "#app/features/spaces/space.queries.server.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import type { Db, Tx } from "#db/portable.ts";

/** A restriction of one's own text, as its author may appeal against it. */
export type AppealableDecision = {
  id: string;
  verdict: Restricting;
  authorId: string | null;
  spaceId: string;
  ideaId: string;
  commentId: string | null;
  number: number | null;
  ideaTitle: string;
  rule: number | null;
  ruleText: Localized | null;
  reason: string | null;
  at: string;
  /** The text it was about. */
  text: { title: string | null; html: string; lang: string };
  /** False once the text was changed, restored or withdrawn. */
  stands: boolean;
  /** The last moment for an appeal. */
  appealUntil: string | null;
  appeal: { state: string } | null;
};

/** The decision of an id, when it is about a text of this person in a space they may see; else null. */
export async function appealable(db: Db | Tx, actor: Actor, id: string): Promise<AppealableDecision | null> {
  const row = await db
    .selectFrom("decisions as d")
    .leftJoin("comments as c", "c.id", "d.subject_id")
    .innerJoin("ideas as i", (join) =>
      join.on((eb) => eb.or([eb("i.id", "=", eb.ref("d.subject_id")), eb("i.id", "=", eb.ref("c.idea_id"))])),
    )
    .leftJoin("comment_revisions as cr", "cr.id", "d.revision_id")
    .leftJoin("idea_revisions as ir", "ir.id", "d.revision_id")
    .leftJoin("idea_revisions as it", (join) =>
      join.on((eb) => eb("it.id", "=", eb.fn.coalesce("i.public_revision_id", "i.latest_revision_id"))),
    )
    .leftJoin("rules as r", (join) =>
      join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
    )
    .leftJoin("appeals as a", "a.decision_id", "d.id")
    .select([
      "d.id",
      "d.verdict",
      "d.rule",
      "d.reason",
      "d.created_at",
      "d.appeal_until",
      "i.id as idea_id",
      "i.number",
      "i.space_id",
      "c.id as comment_id",
      "r.text as rule_text",
      "ir.title",
      "it.title as idea_title",
      "a.state as appeal_state",
    ])
    .select((eb) => [
      eb.fn.coalesce("c.author_id", "i.author_id").as("author_id"),
      eb.fn.coalesce("cr.html", "ir.html").as("html"),
      eb.fn.coalesce("cr.lang", "ir.lang").as("lang"),
      eb.fn.coalesce("cr.state", "ir.state").as("revision_state"),
      eb.fn.coalesce("c.state", "i.state").as("text_state"),
    ])
    .where("d.id", "=", id)
    .where("d.verdict", "in", RESTRICTING)
    .where((eb) =>
      eb.or([
        eb("c.author_id", "=", actor.id),
        eb.and([eb("c.id", "is", null), eb("i.author_id", "=", actor.id)]),
      ]),
    )
    .executeTakeFirst();
  if (!row) return null;
  await spaceById(db, actor, row.space_id);
  return {
    id: row.id,
    verdict: asRestricting(row.verdict),
    authorId: row.author_id,
    spaceId: row.space_id,
    ideaId: row.idea_id,
    commentId: row.comment_id,
    number: row.number,
    ideaTitle: row.idea_title ?? "",
    rule: row.rule,
    ruleText: row.rule_text ? localized(row.rule_text) : null,
    reason: row.reason,
    at: row.created_at,
    appealUntil: row.appeal_until,
    text: { title: row.title, html: row.html ?? "", lang: row.lang ?? "ca" },
    stands:
      row.text_state !== "withdrawn" &&
      (row.verdict === "removed" ? row.text_state === "removed" : row.revision_state === "rejected"),
    appeal: row.appeal_state ? { state: row.appeal_state } : null,
  };
}
