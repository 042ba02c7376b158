import type { AppContext } from "#app/core/context.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { figureRows } from "./figure-rows.queries.server.ts";
import { ideaPage, ideaRows } from "./idea-rows.queries.server.ts";
import { decisionRows, type PublicIdea, stageRows, voteRows } from "./story-rows.queries.server.ts";
import type { OpenRow, TableName } from "./tables.ts";
import { commentRows } from "./thread-rows.queries.server.ts";
import { milestoneRows, resultRows, updateRows } from "./told-rows.queries.server.ts";

/** Rows read at a time, and ideas whose comments, votes or moves are read together: each well under 50 ms. */
export type Sizes = { rows: number; ideas: number };
const SIZES: Sizes = { rows: 200, ideas: 40 };

/**
 * The rows of a table of a public space, page by page: each page is one query by key that has ended before
 * the next begins, so that a slow reader holds no snapshot, no lock and no memory.
 */
export function openRows(
  ctx: AppContext,
  table: TableName,
  space: Space,
  sizes: Sizes = SIZES,
): AsyncGenerator<OpenRow[]> {
  if (table === "ideas") return ideas(ctx, space, sizes);
  if (table === "comments") return comments(ctx, space, sizes);
  if (table === "decisions") return decisions(ctx, space, sizes);
  if (table === "figures") return figures(ctx, space);
  return alongIdeas(ctx, space, table, sizes);
}

async function* ideas(
  { db, config }: AppContext,
  space: Space,
  { rows: limit }: Sizes,
): AsyncGenerator<OpenRow[]> {
  for (let after = 0; ; ) {
    const rows = await ideaRows(db, config.publicUrl, space.id, after, limit);
    if (rows.length > 0) yield rows;
    if (rows.length < limit) return;
    after = Number(rows.at(-1)?.number);
  }
}

async function* comments(ctx: AppContext, space: Space, sizes: Sizes): AsyncGenerator<OpenRow[]> {
  for await (const page of ideaPages(ctx, space, sizes)) {
    let ids = page.map((idea) => idea.id).sort();
    let after: Parameters<typeof commentRows>[3] = null;
    while (ids.length > 0) {
      const { publicUrl } = ctx.config;
      const found: Awaited<ReturnType<typeof commentRows>> = await commentRows(
        ctx.db,
        publicUrl,
        ids,
        after,
        sizes.rows,
      );
      if (found.rows.length > 0) yield found.rows;
      const done: string | undefined = after?.ideaId;
      if (!found.next) ids = done === undefined ? [] : ids.filter((id) => id > done);
      after = found.next;
    }
  }
}

async function* decisions(
  { db }: AppContext,
  space: Space,
  { rows: limit }: Sizes,
): AsyncGenerator<OpenRow[]> {
  let after: Parameters<typeof decisionRows>[2] = null;
  do {
    const found: Awaited<ReturnType<typeof decisionRows>> = await decisionRows(db, space.id, after, limit);
    if (found.rows.length > 0) yield found.rows;
    after = found.next;
  } while (after);
}

async function* figures({ db, config }: AppContext, space: Space): AsyncGenerator<OpenRow[]> {
  const rows = await figureRows(db, config.publicUrl, space.id);
  if (rows.length > 0) yield rows;
}

async function* alongIdeas(
  ctx: AppContext,
  space: Space,
  table: keyof typeof ALONG,
  sizes: Sizes,
): AsyncGenerator<OpenRow[]> {
  for await (const page of ideaPages(ctx, space, sizes)) {
    const rows = await ALONG[table](
      ctx,
      page.filter((idea) => idea.isPublic),
    );
    if (rows.length > 0) yield rows;
  }
}

/** What is read with the ideas it belongs to. */
const ALONG = {
  votes: ({ db, config }, ideas) => voteRows(db, config.timeZone, ideas),
  stages: ({ db, config }, ideas) => stageRows(db, config.publicUrl, ideas),
  updates: ({ db, config }, ideas) => updateRows(db, config.publicUrl, ideas),
  results: ({ db }, ideas) => resultRows(db, ideas),
  milestones: ({ db }, ideas) => milestoneRows(db, ideas),
} satisfies Record<string, (ctx: AppContext, ideas: PublicIdea[]) => Promise<OpenRow[]>>;

async function* ideaPages({ db }: AppContext, space: Space, { ideas: limit }: Sizes) {
  for (let after = 0; ; ) {
    const page = await ideaPage(db, space.id, after, limit);
    if (page.length > 0) yield page;
    if (page.length < limit) return;
    after = page.at(-1)?.number ?? 0;
  }
}
