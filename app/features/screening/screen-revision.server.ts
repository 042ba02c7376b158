import type { AppContext } from "#app/core/context.ts";
import type { Tx } from "#db/portable.ts";
import type { Match } from "./match.ts";
import { newMatches, type ScreenedText, screenText } from "./screen-text.ts";
import { surroundingsOf } from "./surroundings.queries.server.ts";
import { type TextPrint, textPrint } from "./text-print.ts";
import { matcherOf } from "./words.queries.server.ts";

export type ScreenedRevision = {
  id: string;
  /** The idea or comment it is a version of. */
  subjectId: string;
  spaceId: string;
  ideaId: string;
  authorId: string | null;
  text: ScreenedText;
  /** What is public now, when this is a new version of it: only what it adds is shown. */
  publicRevisionId?: string | null;
};

/**
 * Looks through a new revision, inside the write that makes it, and keeps what was found for whoever
 * moderates. Says what it found; decides nothing.
 */
export async function screenRevision(ctx: AppContext, tx: Tx, revision: ScreenedRevision): Promise<Match[]> {
  const { text } = revision;
  const publicText = await textOfRevision(tx, revision.publicRevisionId ?? null);
  const whole = [text.title, text.body].filter((part) => part !== null).join("\n");
  const print = textPrint(whole, revision.spaceId);
  const words = await matcherOf(ctx, tx, revision.spaceId);
  const ownHost = new URL(ctx.config.publicUrl).hostname;
  const inText = screenText(text, words, ownHost);
  const matches = [
    ...(publicText ? newMatches(inText, text, screenText(publicText, words, ownHost), publicText) : inText),
    ...(await surroundingsOf(tx, { ...revision, whole, print, at: ctx.now(), isEdit: publicText !== null })),
  ];
  await keepPrint(tx, revision, print, ctx.now().toISOString());
  if (matches.length > 0)
    await tx
      .insertInto("screening_matches")
      .values(
        matches.slice(0, MOST).map(({ kind, field, start, end, values }, place) => ({
          revision_id: revision.id,
          place,
          kind,
          field,
          start_at: start,
          end_at: end,
          data: JSON.stringify(values),
        })),
      )
      .execute();
  return matches;
}

async function textOfRevision(tx: Tx, id: string | null): Promise<ScreenedText | null> {
  if (id === null) return null;
  const comment = await tx
    .selectFrom("comment_revisions")
    .select("body")
    .where("id", "=", id)
    .executeTakeFirst();
  if (comment) return { title: null, body: comment.body };
  const idea = await tx
    .selectFrom("idea_revisions")
    .select(["title", "body"])
    .where("id", "=", id)
    .executeTakeFirst();
  return idea ?? null;
}

/** A text of nothing but matches is shown by its first ones. */
const MOST = 100;

async function keepPrint(tx: Tx, revision: ScreenedRevision, print: TextPrint, at: string): Promise<void> {
  const { id, subjectId, spaceId, ideaId, authorId } = revision;
  const { written_at } = await tx
    .insertInto("text_prints")
    .values({
      subject_id: subjectId,
      revision_id: id,
      space_id: spaceId,
      idea_id: ideaId,
      author_id: authorId,
      digest: print.digest,
      written_at: at,
    })
    .onConflict((conflict) =>
      conflict.column("subject_id").doUpdateSet({ revision_id: id, digest: print.digest }),
    )
    .returning("written_at")
    .executeTakeFirstOrThrow();
  if (written_at !== at) await tx.deleteFrom("text_bands").where("subject_id", "=", subjectId).execute();
  const bands = [...new Set(print.bands)];
  if (bands.length > 0)
    await tx
      .insertInto("text_bands")
      .values(bands.map((band) => ({ band, subject_id: subjectId })))
      .onConflict((conflict) => conflict.columns(["band", "subject_id"]).doNothing())
      .execute();
}
