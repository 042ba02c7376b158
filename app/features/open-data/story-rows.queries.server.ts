import { ideaPath } from "#app/features/ideas/idea.ts";
import { LOGGED } from "#app/features/moderation/decision-log.queries.server.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Db } from "#db/portable.ts";
import type { OpenRow } from "./tables.ts";
import { votePeriods } from "./vote-periods.ts";

/** An idea whose rows are read. */
export type PublicIdea = { id: string; number: number; slug: string; published_at: string | null };

/** The supports of some ideas over time. */
export async function voteRows(db: Db, timeZone: string, ideas: PublicIdea[]): Promise<OpenRow[]> {
  if (ideas.length === 0) return [];
  const minutes = await db
    .selectFrom("votes")
    .select((eb) => [
      "idea_id",
      eb.fn<string>("substr", ["created_at", eb.lit(1), eb.lit(16)]).as("minute"),
      eb.fn.countAll().as("count"),
    ])
    .where(
      "idea_id",
      "in",
      ideas.map((idea) => idea.id),
    )
    .groupBy(["idea_id", "minute"])
    .execute();
  const byIdea = new Map(ideas.map((idea) => [idea.id, new Map<string, number>()]));
  for (const { idea_id, minute, count } of minutes) {
    const days = byIdea.get(idea_id);
    const day = dayOf(`${minute}:00Z`, timeZone);
    days?.set(day, (days.get(day) ?? 0) + Number(count));
  }
  return ideas.flatMap((idea) =>
    votePeriods(byIdea.get(idea.id) ?? new Map(), dayOf(idea.published_at ?? "", timeZone)).map(
      (period): OpenRow => ({ idea: idea.number, ...period }),
    ),
  );
}

/** The moves of some ideas, each idea's in order. */
export async function stageRows(db: Db, base: string, ideas: PublicIdea[]): Promise<OpenRow[]> {
  if (ideas.length === 0) return [];
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const moves = await db
    .selectFrom("stage_moves")
    .selectAll()
    .where("idea_id", "in", [...byId.keys()])
    .orderBy("idea_id")
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return moves.map((move): OpenRow => {
    const idea = byId.get(move.idea_id);
    return {
      id: move.id,
      idea: idea?.number ?? null,
      url: idea ? base + ideaPath(idea) : null,
      from: move.from_stage,
      to: move.to_stage,
      moved_at: move.created_at,
      note: move.note || null,
      lang: move.note ? move.lang : null,
      next_step: move.next_step,
      responsible: move.responsible,
      due_on: move.due_on,
      corrects: move.corrects,
    };
  });
}

/** A page of a space's decisions, oldest first: what the public log says, and no person, text or word of anybody. */
export async function decisionRows(
  db: Db,
  spaceId: string,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<{ rows: OpenRow[]; next: { at: string; id: string } | null }> {
  const found = await db
    .selectFrom("decisions as d")
    .leftJoin("queue_items as q", "q.id", "d.queue_item_id")
    .leftJoin("rules as r", (join) =>
      join.onRef("r.space_id", "=", "d.space_id").onRef("r.number", "=", "d.rule"),
    )
    .leftJoin("comments as c", (join) =>
      join.on((eb) => eb("c.id", "=", eb.fn.coalesce("q.comment_id", "d.subject_id"))),
    )
    .leftJoin("ideas as i", (join) =>
      join.on((eb) => eb("i.id", "=", eb.fn.coalesce("c.idea_id", "q.idea_id", "d.subject_id"))),
    )
    .select([
      "d.id",
      "d.verdict",
      "d.subject_type",
      "d.source",
      "d.automated",
      "d.rule",
      "d.created_at",
      "q.waiting_since",
      "r.text as rule_text",
      "i.number",
      "i.published_at as idea_published_at",
      "c.id as comment_id",
      "c.published_at as comment_published_at",
    ])
    .where("d.space_id", "=", spaceId)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("d.created_at", ">", after?.at ?? ""),
          eb.and([eb("d.created_at", "=", after?.at ?? ""), eb("d.id", ">", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("d.created_at")
    .orderBy("d.id")
    .limit(limit)
    .execute();
  const last = found.length === limit ? found.at(-1) : undefined;
  const told = found.filter((row) =>
    (LOGGED as readonly string[]).includes(`${row.verdict}.${row.subject_type}`),
  );
  return {
    rows: told.map((row): OpenRow => {
      // Only what the other files name: what was never public has no name here.
      const isKnown = row.idea_published_at !== null;
      return {
        id: row.id,
        decided_at: row.created_at,
        verdict: row.verdict,
        about: row.subject_type,
        idea: isKnown ? row.number : null,
        comment: isKnown && row.comment_published_at !== null ? row.comment_id : null,
        source: row.source,
        automated: row.automated === 1,
        rule: row.rule,
        rule_text: row.rule_text ? inLocale(localized(row.rule_text), "ca") || null : null,
        waited_minutes: row.waiting_since
          ? Math.max(0, Math.round((Date.parse(row.created_at) - Date.parse(row.waiting_since)) / 60_000))
          : null,
      };
    }),
    next: last ? { at: last.created_at, id: last.id } : null,
  };
}
