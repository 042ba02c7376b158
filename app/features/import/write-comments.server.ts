import type { Locale } from "#app/core/actor.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import type { Tx } from "#db/portable.ts";
import { markdownCleaner } from "./clean-text.server.ts";
import { detectLanguage } from "./detect-language.server.ts";
import type { ImportTarget } from "./import-target.ts";
import type { PlacedComment } from "./place-comments.ts";
import type { ProposalLinks } from "./proposal-links.ts";
import { writeInParts } from "./short-transactions.server.ts";
import { type ReadyComment, updateComment } from "./update-comment.server.ts";

/** Writes comments into the threads of imported ideas, published when they were, and what changed in those imported before. */
export async function writeComments(
  target: ImportTarget,
  comments: PlacedComment[],
  links: ProposalLinks,
): Promise<void> {
  const { ctx, space, ledger, report } = target;
  const tally = report.tallies.comments;
  const todo = comments.filter(({ comment }) => ledger.stateOf("comment", comment) !== "same");
  tally.unchanged += comments.length - todo.length;
  const prepare = preparer(target, links, await languagesOf(target));
  let done = 0;
  const longest = await writeInParts(ctx, todo, {
    prepare,
    write: async (tx, record, part) => {
      const fresh = part.filter((comment) => comment.isNew);
      if (fresh.length > 0) await createComments(target, tx, record, fresh);
      for (const comment of part.filter((each) => !each.isNew))
        await updateComment(target, tx, record, comment);
    },
    written: (part) => {
      ledger.remember("comment", part);
      tally.created += part.filter((comment) => comment.isNew).length;
      tally.updated += part.filter((comment) => !comment.isNew).length;
      done += part.length;
      target.progress("comments", done, todo.length);
    },
  });
  report.longestMs = Math.max(report.longestMs, longest);
  ctx.log.debug({ space: space.id, comments: todo.length }, "import: comments written");
}

/** Makes comments ready one after the other; each is given its id here, since answers later in the list refer to it. */
function preparer(
  target: ImportTarget,
  links: ProposalLinks,
  languages: Map<string, Locale>,
): (placed: PlacedComment) => ReadyComment {
  const { ctx, ledger, locale } = target;
  const now = ctx.now().toISOString();
  const clean = markdownCleaner();
  const given = new Map<string, string>();
  return ({ comment, place, at }) => {
    const known = ledger.target("comment", comment.sourceId);
    const targetId = known ?? ctx.newId();
    given.set(comment.sourceId, targetId);
    const idOf = (sourceId: string | null) =>
      sourceId === null ? null : (given.get(sourceId) ?? ledger.target("comment", sourceId));
    const ideaId = ledger.target("idea", place.proposal) ?? "";
    const body = clean(comment.body);
    const only = links.onlyLinks(comment.body, place.proposal);
    return {
      sourceId: comment.sourceId,
      digest: comment.digest,
      targetId,
      isNew: known === null,
      revisionId: ctx.newId(),
      ideaId,
      parentId: idOf(place.top),
      replyToId: idOf(place.replyTo),
      body,
      html: renderMarkdown(body),
      lang: detectLanguage(body, languages.get(ideaId) ?? locale),
      authorId: ledger.target("person", comment.author?.sourceId),
      organisationId: ledger.target("organisation", comment.organisation?.sourceId),
      stance: comment.stance,
      linkOnly: only ? 1 : 0,
      up: comment.up,
      down: comment.down,
      at,
      now,
    };
  };
}

/** The languages of the ideas, for comments too short to tell theirs. */
async function languagesOf({ ctx, space }: ImportTarget): Promise<Map<string, Locale>> {
  const rows = await ctx.db
    .selectFrom("ideas as i")
    .innerJoin("idea_revisions as r", "r.id", "i.public_revision_id")
    .select(["i.id", "r.lang"])
    .where("i.space_id", "=", space.id)
    .execute();
  return new Map(rows.map((row) => [row.id, row.lang as Locale]));
}

async function createComments(
  { ctx, space, ledger }: ImportTarget,
  tx: Tx,
  record: RecordEvent,
  comments: ReadyComment[],
): Promise<void> {
  await tx
    .insertInto("comments")
    .values(
      comments.map((comment) => ({
        id: comment.targetId,
        idea_id: comment.ideaId,
        parent_id: comment.parentId,
        reply_to_id: comment.replyToId,
        author_id: comment.authorId,
        organisation_id: comment.organisationId,
        stance: comment.stance,
        state: "approved",
        public_revision_id: comment.revisionId,
        latest_revision_id: comment.revisionId,
        link_only: comment.linkOnly,
        imported_up: comment.up,
        imported_down: comment.down,
        created_at: comment.at,
        published_at: comment.at,
        edited_at: null,
      })),
    )
    .execute();
  await tx
    .insertInto("comment_revisions")
    .values(
      comments.map((comment) => ({
        id: comment.revisionId,
        comment_id: comment.targetId,
        ordinal: 1,
        body: comment.body,
        html: comment.html,
        lang: comment.lang,
        state: "approved",
        created_at: comment.at,
      })),
    )
    .execute();
  const threads = new Map<string, ReadyComment[]>();
  for (const comment of comments)
    threads.set(comment.ideaId, [...(threads.get(comment.ideaId) ?? []), comment]);
  const at = ctx.now().toISOString();
  const events: { idea_id: string; seq: number; kind: string; comment_id: string; at: string }[] = [];
  for (const [ideaId, added] of threads) {
    await tx
      .updateTable("ideas")
      .set((eb) => ({ comments: eb("comments", "+", added.length) }))
      .where("id", "=", ideaId)
      .execute();
    const { seq } = await tx
      .updateTable("threads")
      .set((eb) => ({ seq: eb("seq", "+", added.length) }))
      .where("idea_id", "=", ideaId)
      .returning("seq")
      .executeTakeFirstOrThrow();
    for (const [index, comment] of added.entries())
      events.push({
        idea_id: ideaId,
        seq: seq - added.length + 1 + index,
        kind: "published",
        comment_id: comment.targetId,
        at,
      });
    record({ type: "import.comments", spaceId: space.id, ideaId, data: { count: added.length } });
  }
  await tx.insertInto("thread_events").values(events).execute();
  await ledger.enter(tx, "comment", comments);
}
