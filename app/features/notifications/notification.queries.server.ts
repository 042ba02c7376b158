import type { Actor } from "#app/core/actor.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asStage } from "#app/features/ideas/idea.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { stageNames } from "#app/features/spaces/stage-words.server.ts";
import type { Db } from "#db/portable.ts";
import { asNotice, asReason } from "./notification.ts";

const NEWEST = 100;

/** What the person was told lately, newest first, grouped by idea. Ideas no longer there for them are named by nothing. */
export async function toldTo(db: Db, actor: Actor) {
  const rows = await db
    .selectFrom("notifications as n")
    .leftJoin("stage_moves as m", "m.id", "n.stage_move_id")
    .leftJoin("decisions as d", "d.id", "n.decision_id")
    .leftJoin("rules as r", (join) =>
      join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
    )
    .select([
      "n.id",
      "n.kind",
      "n.reason",
      "n.idea_id",
      "n.comment_id",
      "n.created_at",
      "n.read_at",
      "m.to_stage",
      "d.rule",
      "d.reason as why",
      "r.text as rule_text",
    ])
    .where("n.user_id", "=", actor.id)
    .orderBy("n.created_at", "desc")
    .orderBy("n.id", "desc")
    .limit(NEWEST)
    .execute();
  const ids = [...new Set(rows.map((row) => row.idea_id).filter((id): id is string => id !== null))];
  if (ids.length === 0) return [];
  const seen = await visibleIdeas(db, actor)
    .select(["i.id", "i.number", "i.slug", "r.title", "s.stage_names"])
    .where("i.id", "in", ids)
    .execute();
  const own = await db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.latest_revision_id")
    .innerJoin("spaces as s", "s.id", "i.space_id")
    .select(["i.id", "i.number", "i.slug", "r.title", "s.stage_names"])
    .where("i.id", "in", ids)
    .where("i.author_id", "=", actor.id)
    .execute();
  const muted = await db
    .selectFrom("mutes")
    .select("idea_id")
    .where("user_id", "=", actor.id)
    .where("idea_id", "in", ids)
    .execute();
  return ids.map((id) => {
    const idea = seen.find((row) => row.id === id) ?? own.find((row) => row.id === id) ?? null;
    return {
      id,
      idea: idea ? { number: idea.number, slug: idea.slug, title: idea.title } : null,
      stageNames: idea ? stageNames(idea.stage_names) : {},
      muted: muted.some((row) => row.idea_id === id),
      notices: rows
        .filter((row) => row.idea_id === id)
        .map((row) => ({
          id: row.id,
          kind: asNotice(row.kind),
          reason: asReason(row.reason),
          commentId: row.comment_id,
          stage: asStage(row.to_stage),
          rule: row.rule,
          ruleText: idea && row.rule_text ? localized(row.rule_text) : {},
          // A moderator's own words are for the author alone.
          why: row.reason === "reported" ? null : row.why,
          at: row.created_at,
          unread: row.read_at === null,
        })),
    };
  });
}

export type ToldIdea = Awaited<ReturnType<typeof toldTo>>[number];
