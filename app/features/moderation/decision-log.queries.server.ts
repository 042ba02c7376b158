import type { Viewer } from "#app/core/actor.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import { visibleSpaces } from "#app/features/spaces/space.queries.server.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import type { Db } from "#db/portable.ts";

const PAGE_SIZE = 50;

/** What the public log says: word for word what can be counted, never a text, a name or a moderator's own words. */
export const LOGGED = [
  "approved.comment",
  "approved.idea",
  "rejected.comment",
  "rejected.idea",
  "redacted.comment",
  "redacted.idea",
  "removed.comment",
  "removed.idea",
  "restored.comment",
  "restored.idea",
  "dismissed.report",
  "upheld.appeal",
  "overturned.appeal",
] as const;
export type Logged = (typeof LOGGED)[number];
export const LOG_SOURCES = ["queue", "report", "own", "appeal", "command"] as const;

export type LogEntry = {
  id: string;
  what: Logged;
  at: string;
  /** How long it had waited in the queue, in ms. */
  waited: number | null;
  source: (typeof LOG_SOURCES)[number];
  automated: boolean;
  rule: { number: number; text: Localized } | null;
  space: { slug: string; title: Localized };
  /** The idea it was about, while that is public. */
  number: number | null;
  /** Address where a moderator of the space brings the text back. */
  restoration: string | null;
};

/** The decisions in the spaces the viewer sees, newest first, by key; approvals only with `all`. */
export async function decisionLog(
  db: Db,
  viewer: Viewer,
  filter: { space?: string | null; all?: boolean; after?: string | null },
): Promise<{ entries: LogEntry[]; next: string | null }> {
  const spaces = (await visibleSpaces(db, viewer)).filter(
    (space) => !filter.space || space.slug === filter.space,
  );
  if (spaces.length === 0) return { entries: [], next: null };
  const [, at, id] = /^(\d{4}-[\dT:.-]{10,24}Z)~([\w-]{1,64})$/.exec(filter.after ?? "") ?? [];
  const rows = await db
    .selectFrom("decisions as d")
    .innerJoin("spaces as s", "s.id", "d.space_id")
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
      "d.subject_id",
      "d.source",
      "d.automated",
      "d.rule",
      "d.created_at",
      "d.space_id",
      "q.waiting_since",
      "r.text as rule_text",
      "s.slug",
      "s.title",
      "i.number",
      "i.state as idea_state",
      "c.state as comment_state",
    ])
    .where(
      "d.space_id",
      "in",
      spaces.map((space) => space.id),
    )
    .$if(!filter.all, (query) => query.where("d.verdict", "!=", "approved"))
    .$if(Boolean(at && id), (query) =>
      query.where((eb) =>
        eb.or([
          eb("d.created_at", "<", at ?? ""),
          eb.and([eb("d.created_at", "=", at ?? ""), eb("d.id", "<", id ?? "")]),
        ]),
      ),
    )
    .orderBy("d.created_at", "desc")
    .orderBy("d.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  /** A text that was removed twice is brought back at its last removal alone. */
  const offered = new Set<string>();
  const entries = rows.slice(0, PAGE_SIZE).flatMap((row): LogEntry[] => {
    const what = LOGGED.find((known) => known === `${row.verdict}.${row.subject_type}`);
    if (!what) return [];
    const isComment = row.subject_type === "comment";
    const isAway =
      row.verdict === "removed" &&
      (isComment ? row.comment_state : row.idea_state) === "removed" &&
      !offered.has(row.subject_id);
    if (isAway) offered.add(row.subject_id);
    return [
      {
        id: row.id,
        what,
        at: row.created_at,
        waited: row.waiting_since
          ? new Date(row.created_at).getTime() - new Date(row.waiting_since).getTime()
          : null,
        source: LOG_SOURCES.find((source) => source === row.source) ?? "own",
        automated: row.automated === 1,
        rule:
          row.rule === null
            ? null
            : { number: row.rule, text: row.rule_text ? localized(row.rule_text) : {} },
        space: { slug: row.slug, title: localized(row.title) },
        number: row.idea_state === "approved" ? row.number : null,
        restoration:
          isAway && mayModerate(viewer, row.space_id ?? "")
            ? `/moderation/${isComment ? `comments/${row.subject_id}` : `ideas/${row.number}`}/restoration`
            : null,
      },
    ];
  });
  return { entries, next: last ? `${last.created_at}~${last.id}` : null };
}
