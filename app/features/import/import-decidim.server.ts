import type { AppContext } from "#app/core/context.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { refreshStatistics } from "#db/portable.ts";
import type { Party } from "./decidim-field.ts";
import type { Proposal } from "./decidim-proposal.ts";
import { ImportLedger } from "./import-ledger.server.ts";
import { emptyReport, type ImportReport } from "./import-report.ts";
import type { ImportTarget } from "./import-target.ts";
import type { PlacedComment } from "./place-comments.ts";
import { type Export, readExport } from "./read-export.server.ts";
import { writeCategories } from "./write-categories.server.ts";
import { writeComments } from "./write-comments.server.ts";
import { writeIdeas } from "./write-ideas.server.ts";
import { writeOrganisations, writePeople } from "./write-parties.server.ts";
import { type Relation, writeRelations } from "./write-relations.server.ts";

/**
 * Imports the proposals and comments of a Decidim open-data export into a space, and tells nobody. Both files
 * are read whole first. What is written stays: run again after an interruption it goes on where it stopped,
 * run again after the end it creates nothing. Throws BrokenFile before the first write.
 */
export async function importDecidim(
  ctx: AppContext,
  space: Space,
  folder: string,
  progress: ImportTarget["progress"] = () => {},
): Promise<ImportReport> {
  const report = emptyReport();
  const source = await readExport(folder, report, ctx.now().toISOString());
  const ledger = await ImportLedger.load(ctx.db, source.site, space.id);
  const target: ImportTarget = {
    ctx,
    space,
    locale: space.languages[0] ?? "ca",
    ledger,
    report,
    progress,
  };
  const authored = [...source.proposals, ...source.comments.map(({ comment }) => comment)];
  await writePeople(
    target,
    each(authored, (row) => row.author),
  );
  await writeOrganisations(
    target,
    each(authored, (row) => row.organisation),
  );
  await writeCategories(
    target,
    each(source.proposals, (proposal) => proposal.category),
  );
  await writeIdeas(target, source.proposals, lastComments(source.comments));
  await writeComments(target, source.comments, source.links);
  await writeRelations(target, relationsIn(source, report, ctx.now().toISOString()));
  const tallies = Object.values(report.tallies);
  const created = tallies.reduce((sum, tally) => sum + tally.created, 0);
  const updated = tallies.reduce((sum, tally) => sum + tally.updated, 0);
  if (created + updated > 0)
    await ctx.transact({}, async (tx, record) => {
      await refreshStatistics(tx, ctx.engine);
      record({ type: "import.finished", spaceId: space.id, data: { created } });
    });
  return report;
}

/** Each once by its id in the source; the name that stands last counts. */
function each<T, P extends Party | NonNullable<Proposal["category"]>>(
  rows: T[],
  of: (row: T) => P | null,
): P[] {
  const found = new Map<string, P>();
  for (const row of rows) {
    const party = of(row);
    if (party) found.set(party.sourceId, party);
  }
  return [...found.values()];
}

function lastComments(comments: PlacedComment[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const { place, at } of comments)
    if (at > (last.get(place.proposal) ?? "")) last.set(place.proposal, at);
  return last;
}

/** What comments that are only links say, and what the export's own column says. */
function relationsIn({ proposals, comments, links }: Export, report: ImportReport, now: string): Relation[] {
  const relations: Relation[] = [];
  for (const { comment, place, at } of comments) {
    const only = links.onlyLinks(comment.body, place.proposal);
    if (!only) continue;
    report.links.comments += 1;
    if (only.elsewhere) report.links.elsewhere += 1;
    for (const to of only.related) relations.push({ from: place.proposal, to, at });
  }
  for (const proposal of proposals)
    for (const written of proposal.related) {
      const to = links.find(written);
      if (to) relations.push({ from: proposal.sourceId, to, at: proposal.publishedAt ?? now });
    }
  return relations;
}
