import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import type { Db, Tx } from "#db/portable.ts";
import { type Author, authorOf } from "./author.ts";
import { visibleIdeas } from "./idea.scope.server.ts";
import { asStage, type IdeaTarget, type Kind, type Stage, type State } from "./idea.ts";

/** An idea whole, as programs read it. */
export type PublicIdea = {
  number: number;
  slug: string;
  space: string;
  kind: Kind;
  title: string;
  body: string;
  html: string;
  lang: string;
  /** Name of its category in the idea's language. */
  category: string | null;
  stage: Stage;
  state: State;
  supports: number;
  importedSupports: number;
  comments: number;
  /** Number of the thread's last event. */
  seq: number;
  revision: string;
  author: Author | null;
  createdAt: string;
  updatedAt: string;
  /** Number of the rule under which moderators took a part out of it. */
  redactedUnder: number | null;
};

/** Visible ideas whole, in the order of the ids; what is not visible is left out. */
export async function publicIdeas(db: Db | Tx, viewer: Viewer, ids: string[]): Promise<PublicIdea[]> {
  if (ids.length === 0) return [];
  const rows = await whole(visibleIdeas(db, viewer).where("i.id", "in", ids)).execute();
  const byId = new Map(rows.map((row) => [row.id, toPublicIdea(row)]));
  return ids.map((id) => byId.get(id)).filter((idea) => idea !== undefined);
}

/**
 * One idea the viewer has been found to see: its public text, or the latest one where nothing of it is
 * public. To its author `pending` gives the edit that waits for approval, whose revision the next edit names.
 */
export async function wholeIdea(
  db: Db | Tx,
  viewer: Viewer,
  idea: IdeaTarget,
): Promise<PublicIdea & { pending: { title: string; body: string; revision: string } | null }> {
  const shown = idea.publicRevisionId ?? idea.latestRevisionId ?? "";
  const row = found(
    await whole(
      db
        .selectFrom("ideas as i")
        .innerJoin("spaces as s", "s.id", "i.space_id")
        .innerJoin("idea_revisions as r", (join) =>
          join.onRef("r.idea_id", "=", "i.id").on("r.id", "=", shown),
        )
        .where("i.id", "=", idea.id),
    ).executeTakeFirst(),
  );
  const waiting = viewer?.id === idea.authorId && idea.latestRevisionId !== shown;
  const pending = waiting
    ? await db
        .selectFrom("idea_revisions")
        .select(["title", "body", "id as revision"])
        .where("id", "=", idea.latestRevisionId ?? "")
        .executeTakeFirst()
    : undefined;
  return { ...toPublicIdea(row), pending: pending ?? null };
}

function whole(query: ReturnType<typeof visibleIdeas>) {
  return query
    .innerJoin("threads as h", "h.idea_id", "i.id")
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .leftJoin("categories as g", "g.id", "i.category_id")
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.kind",
      "i.stage",
      "i.state",
      "i.supports",
      "i.imported_supports",
      "i.comments",
      "i.created_at",
      "i.updated_at",
      "s.slug as space",
      "r.id as revision",
      "r.title",
      "r.body",
      "r.html",
      "r.lang",
      "r.redacted_under",
      "h.seq",
      "g.name as category",
      "u.name as author_name",
      "o.name as organisation_name",
      "o.slug as organisation_slug",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof whole>["execute"]>>[number];

function toPublicIdea(row: Row): PublicIdea {
  return {
    number: row.number ?? 0,
    slug: row.slug,
    space: row.space,
    kind: row.kind as Kind,
    title: row.title,
    body: row.body,
    html: row.html,
    lang: row.lang,
    category: row.category ? inLocale(localized(row.category), asLocale(row.lang)) : null,
    stage: asStage(row.stage) ?? "received",
    state: row.state as State,
    supports: row.supports,
    importedSupports: row.imported_supports,
    comments: row.comments,
    seq: row.seq,
    revision: row.revision,
    author: authorOf(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    redactedUnder: row.redacted_under,
  };
}

function asLocale(lang: string) {
  return lang === "es" || lang === "en" ? lang : "ca";
}
