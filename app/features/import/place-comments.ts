import type { SourceComment } from "./decidim-comment.ts";

/** Where a comment goes: its proposal, the top comment it hangs on, and the deeper one it answers. */
export type Place = { proposal: string; top: string | null; replyTo: string | null };
export type PlacedComment = {
  comment: SourceComment;
  place: Place;
  at: string;
  /** How many answers deep it is in the source. */
  depth: number;
};
export type Placement = {
  /** Grouped by proposal, and in each an answer after what it answers. */
  placed: PlacedComment[];
  skipped: { comment: SourceComment; reason: string }[];
  /** Answers to comments that are not in the file, kept as top comments. */
  raised: { comment: SourceComment; missing: string }[];
};

/**
 * Puts comments in the threads of this site, two levels deep. `knows` says whether a proposal was read;
 * `proposalAt` finds one by its address, for an answer whose comment is missing. `now` dates what has no date.
 */
export function placeComments(
  comments: SourceComment[],
  knows: (proposal: string) => boolean,
  proposalAt: (url: string) => string | null,
  now: string,
): Placement {
  const byId = new Map(comments.map((comment) => [comment.sourceId, comment]));
  const settled = new Map<string, PlacedComment | string>();
  const raised: Placement["raised"] = [];

  const settle = (comment: SourceComment): PlacedComment | string => {
    const at = comment.createdAt ?? now;
    if ("proposal" in comment.on) {
      const { proposal } = comment.on;
      return knows(proposal)
        ? { comment, place: { proposal, top: null, replyTo: null }, at, depth: 0 }
        : `its proposal ${proposal} is not imported`;
    }
    const parent = settled.get(comment.on.comment);
    if (parent === undefined || typeof parent === "string") {
      const proposal = proposalAt(comment.rootUrl);
      if (proposal === null) return `the comment ${comment.on.comment} that it answers is not imported`;
      raised.push({ comment, missing: comment.on.comment });
      return { comment, place: { proposal, top: null, replyTo: null }, at, depth: 0 };
    }
    const { place } = parent;
    const own = parent.comment.sourceId;
    return {
      comment,
      place: { proposal: place.proposal, top: place.top ?? own, replyTo: place.top === null ? null : own },
      at: at < parent.at ? parent.at : at,
      depth: parent.depth + 1,
    };
  };

  for (const comment of comments) {
    for (const next of chainOf(comment, byId, settled)) settled.set(next.sourceId, settle(next));
  }
  const placed: PlacedComment[] = [];
  const skipped: Placement["skipped"] = [];
  for (const comment of comments) {
    const outcome = settled.get(comment.sourceId);
    if (typeof outcome === "string") skipped.push({ comment, reason: outcome });
    else if (outcome) placed.push(outcome);
  }
  return { placed: inThreadOrder(placed), skipped, raised };
}

/** The comment and what it answers that is not settled yet, outermost first; a circle is cut where it closes. */
function chainOf(
  comment: SourceComment,
  byId: Map<string, SourceComment>,
  settled: Map<string, unknown>,
): SourceComment[] {
  const chain: SourceComment[] = [];
  let next: SourceComment | undefined = comment;
  while (next && !settled.has(next.sourceId) && !chain.includes(next)) {
    chain.unshift(next);
    next = "comment" in next.on ? byId.get(next.on.comment) : undefined;
  }
  return chain;
}

/** Proposal by proposal in the order of their first comments; within one by time, an answer never before what it answers. */
function inThreadOrder(placed: PlacedComment[]): PlacedComment[] {
  const threads = new Map<string, PlacedComment[]>();
  for (const comment of placed) {
    const thread = threads.get(comment.place.proposal);
    if (thread) thread.push(comment);
    else threads.set(comment.place.proposal, [comment]);
  }
  return [...threads.values()].flatMap((thread) =>
    thread.sort((a, b) => compare(a.at, b.at) || a.depth - b.depth),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
