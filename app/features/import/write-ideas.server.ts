import { renderMarkdown } from "#app/core/markdown.server.ts";
import { slugOf } from "#app/core/slug.ts";
import { keepStageSince } from "#app/features/ideas/keep-stage-since.server.ts";
import { wordIndexer } from "#app/features/ideas/search-words.ts";
import type { Tx } from "#db/portable.ts";
import { indexIdeas } from "#db/portable-search.ts";
import { markdownCleaner, oneLine } from "./clean-text.server.ts";
import type { Proposal } from "./decidim-proposal.ts";
import { detectLanguage } from "./detect-language.server.ts";
import type { ImportTarget } from "./import-target.ts";
import { asLocale, outcomeNote } from "./imported-words.server.ts";
import { writeInParts } from "./short-transactions.server.ts";
import { moveRow, type ReadyIdea, revisionRow, updateIdea } from "./update-idea.server.ts";

/**
 * Writes proposals as public ideas of the space, and what changed in those imported before.
 * `activeAt` is the time of an idea's last comment.
 */
export async function writeIdeas(
  target: ImportTarget,
  proposals: Proposal[],
  activeAt: Map<string, string>,
): Promise<void> {
  const { ctx, space, ledger, report } = target;
  const tally = report.tallies.proposals;
  const todo = proposals.filter((proposal) => ledger.stateOf("idea", proposal) !== "same");
  tally.unchanged += proposals.length - todo.length;
  const prepare = preparer(target, activeAt);
  let done = 0;
  const longest = await writeInParts(ctx, todo, {
    prepare,
    write: async (tx, record, part) => {
      const fresh = part.filter((idea) => idea.isNew);
      if (fresh.length > 0) {
        await createIdeas(target, tx, fresh);
        record({ type: "import.ideas", spaceId: space.id, data: { count: fresh.length } });
      }
      for (const idea of part.filter((each) => !each.isNew)) await updateIdea(target, tx, record, idea);
    },
    written: (part) => {
      ledger.remember("idea", part);
      tally.created += part.filter((idea) => idea.isNew).length;
      tally.updated += part.filter((idea) => !idea.isNew).length;
      done += part.length;
      target.progress("proposals", done, todo.length);
    },
  });
  report.longestMs = Math.max(report.longestMs, longest);
}

function preparer(target: ImportTarget, activeAt: Map<string, string>): (proposal: Proposal) => ReadyIdea {
  const { ctx, space, ledger, locale, report } = target;
  const first = space.stages[0] ?? "received";
  const now = ctx.now().toISOString();
  const clean = markdownCleaner();
  const words = wordIndexer();
  return (proposal) => {
    const title = oneLine(proposal.title);
    const body = clean(proposal.body);
    const lang = detectLanguage(`${title}\n${body}`, asLocale(proposal.claimed) ?? locale);
    const known = ledger.target("idea", proposal.sourceId);
    const at = proposal.publishedAt ?? now;
    const last = activeAt.get(proposal.sourceId) ?? at;
    const answer = clean(proposal.answer);
    const note = answer || outcomeNote(locale);
    const hasStage = space.stages.includes(proposal.stage);
    if (!hasStage)
      report.changed.push({
        file: "proposals.csv",
        line: proposal.line,
        text: `this space does not use its stage (${proposal.stage}): it ${known === null ? `begins at ${first}` : "stays where it is"}`,
      });
    return {
      sourceId: proposal.sourceId,
      digest: proposal.digest,
      targetId: known ?? ctx.newId(),
      isNew: known === null,
      revisionId: ctx.newId(),
      slug: slugOf(title),
      title,
      body,
      html: renderMarkdown(body),
      lang,
      words: words(`${title}\n${body}`),
      authorId: ledger.target("person", proposal.author?.sourceId),
      organisationId: ledger.target("organisation", proposal.organisation?.sourceId),
      categoryId: ledger.target("category", proposal.category?.sourceId),
      stage: hasStage ? proposal.stage : first,
      hasStage,
      note: { text: note, html: renderMarkdown(note), lang: answer ? detectLanguage(answer, lang) : locale },
      origin: proposal.origin,
      url: /^https?:\/\/\S+$/.test(proposal.url) ? proposal.url : null,
      supports: proposal.supports,
      at,
      activeAt: last > at ? last : at,
      now,
    };
  };
}

async function createIdeas(target: ImportTarget, tx: Tx, ideas: ReadyIdea[]): Promise<void> {
  const { ctx, space, ledger } = target;
  const { value: last } = await tx
    .updateTable("counters")
    .set((eb) => ({ value: eb("value", "+", ideas.length) }))
    .where("name", "=", "idea")
    .returning("value")
    .executeTakeFirstOrThrow();
  const numbered = ideas.map((idea, index) => ({ ...idea, number: last - ideas.length + 1 + index }));
  await tx
    .insertInto("ideas")
    .values(
      numbered.map((idea) => ({
        id: idea.targetId,
        number: idea.number,
        slug: idea.slug,
        space_id: space.id,
        kind: "idea",
        author_id: idea.authorId,
        organisation_id: idea.organisationId,
        to_organisation_id: null,
        category_id: idea.categoryId,
        stage: idea.stage,
        state: "approved",
        origin: idea.origin,
        origin_note: idea.url,
        public_revision_id: idea.revisionId,
        latest_revision_id: idea.revisionId,
        imported_supports: idea.supports,
        next_step: null,
        responsible: null,
        due_on: null,
        merged_into: null,
        created_at: idea.at,
        published_at: idea.at,
        updated_at: idea.now,
        active_at: idea.activeAt,
      })),
    )
    .execute();
  await tx
    .insertInto("idea_revisions")
    .values(numbered.map((idea) => revisionRow(idea, 1)))
    .execute();
  await tx
    .insertInto("threads")
    .values(numbered.map((idea) => ({ idea_id: idea.targetId, epoch: ctx.newId(), seq: 0 })))
    .execute();
  const moved = numbered.filter((idea) => idea.stage !== (space.stages[0] ?? "received"));
  if (moved.length > 0)
    await tx
      .insertInto("stage_moves")
      .values(moved.map((idea) => moveRow(target, idea, space.stages[0] ?? "received")))
      .execute();
  await keepStageSince(
    tx,
    numbered.map((idea) => idea.targetId),
  );
  await indexIdeas(
    tx,
    ctx.engine,
    numbered.map(({ targetId, number, words }) => ({ id: targetId, number, words })),
  );
  await ledger.enter(tx, "idea", ideas);
}
