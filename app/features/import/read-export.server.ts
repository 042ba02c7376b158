import { join } from "node:path";
import type { CsvRow } from "./csv-file.server.ts";
import { readCsv } from "./csv-file.server.ts";
import { COMMENT_COLUMNS, readComment, type SourceComment } from "./decidim-comment.ts";
import type { Outcome } from "./decidim-field.ts";
import { PROPOSAL_COLUMNS, type Proposal, readProposal } from "./decidim-proposal.ts";
import type { ImportReport } from "./import-report.ts";
import { type PlacedComment, placeComments } from "./place-comments.ts";
import { ProposalLinks } from "./proposal-links.ts";

export type Export = {
  /** The host the export comes from, or "" where it does not say. */
  site: string;
  proposals: Proposal[];
  comments: PlacedComment[];
  links: ProposalLinks;
};

const FILES = { proposals: "proposals.csv", comments: "comments.csv" } as const;

/**
 * Reads both files whole before anything is written, and counts every row in the report.
 * Throws BrokenFile when one cannot be read to its end.
 */
export async function readExport(folder: string, report: ImportReport, now: string): Promise<Export> {
  const proposalRows = await readCsv(join(folder, FILES.proposals), PROPOSAL_COLUMNS);
  const commentRows = await readCsv(join(folder, FILES.comments), COMMENT_COLUMNS);
  const proposals = accepted(proposalRows, readProposal, report, "proposals");
  const read: SourceComment[] = accepted(commentRows, readComment, report, "comments");
  const links = new ProposalLinks(proposals);
  const ids = new Set(proposals.map((proposal) => proposal.sourceId));
  const { placed, skipped, raised } = placeComments(
    read,
    (id) => ids.has(id),
    (url) => links.find(url),
    now,
  );
  for (const { comment, reason } of skipped) leaveOut(report, "comments", comment.line, reason);
  for (const { comment, missing } of raised)
    report.changed.push({
      file: FILES.comments,
      line: comment.line,
      text: `it answers comment ${missing}, which is not in the file: it stands as a comment of its own`,
    });
  report.skipped.sort((a, b) => b.file.localeCompare(a.file) || a.line - b.line);
  return { site: siteOf(proposals), proposals, comments: placed, links };
}

function accepted<T extends { sourceId: string; line: number }>(
  rows: CsvRow[],
  read: (row: CsvRow) => Outcome<T>,
  report: ImportReport,
  kind: keyof typeof FILES,
): T[] {
  const first = new Map<string, number>();
  const found: T[] = [];
  report.tallies[kind].read = rows.length;
  for (const row of rows) {
    const outcome = read(row);
    if ("skipped" in outcome) {
      leaveOut(report, kind, row.line, outcome.skipped);
      continue;
    }
    const { sourceId } = outcome.row;
    const before = first.get(sourceId);
    if (before !== undefined) {
      leaveOut(report, kind, row.line, `its id ${sourceId} stands in line ${before} already`);
      continue;
    }
    first.set(sourceId, row.line);
    found.push(outcome.row);
  }
  return found;
}

function leaveOut(report: ImportReport, kind: keyof typeof FILES, line: number, text: string): void {
  report.tallies[kind].skipped += 1;
  report.skipped.push({ file: FILES[kind], line, text });
}

function siteOf(proposals: Proposal[]): string {
  const address = proposals.find((proposal) => URL.canParse(proposal.url))?.url;
  return address ? new URL(address).host : "";
}
