import type { Stance } from "#app/features/comments/comment.ts";
import type { CsvRow } from "./csv-file.server.ts";
import { dateOf, localeColumns, type Outcome, type Party, partyOf, wholeNumber } from "./decidim-field.ts";
import { digestOf } from "./decidim-proposal.ts";

/** Columns without which a file is not the comments of an export. */
export const COMMENT_COLUMNS = ["id", "body/*", "commentable_id", "commentable_type"];

/** A row of comments.csv: raw text, words of this site. */
export type SourceComment = {
  line: number;
  sourceId: string;
  body: string;
  author: Party | null;
  organisation: Party | null;
  stance: Stance | null;
  /** What it was said on: a proposal or another comment. */
  on: { proposal: string } | { comment: string };
  rootUrl: string;
  up: number;
  down: number;
  createdAt: string | null;
  digest: string;
};

const STANCE_OF: Partial<Record<string, Stance>> = { "1": "for", "-1": "against" };

/** Reads a comment, or says why it is left out. */
export function readComment(row: CsvRow): Outcome<SourceComment> {
  const { fields, line } = row;
  const field = (name: string) => fields[name]?.trim() ?? "";
  const sourceId = field("id");
  if (sourceId === "") return { skipped: "it has no id" };
  const body = localeColumns(fields, "body").find(([, text]) => text.trim() !== "")?.[1] ?? "";
  if (body === "") return { skipped: "it has no text" };
  const createdAt = dateOf(field("created_at"));
  if (createdAt === undefined) return { skipped: `its date "${field("created_at")}" cannot be read` };
  const type = field("commentable_type");
  const target = field("commentable_id");
  const on = type.endsWith("Proposal")
    ? { proposal: target }
    : type.endsWith("Comment")
      ? { comment: target }
      : null;
  if (!on) return { skipped: `it is about something else than a proposal ("${type}")` };
  return {
    row: {
      line,
      sourceId,
      body,
      author: partyOf(field("author/id"), field("author/name"), "Participant"),
      organisation: partyOf(
        field("user_group/id") || field("author/user_group/id"),
        field("user_group/name") || field("author/user_group/name"),
        "Organisation",
      ),
      stance: STANCE_OF[field("alignment")] ?? null,
      on,
      rootUrl: field("root_commentable_url"),
      up: wholeNumber(field("up_votes")),
      down: wholeNumber(field("down_votes")),
      createdAt,
      digest: digestOf([
        body,
        createdAt,
        field("alignment"),
        field("author/id"),
        field("user_group/id"),
        field("up_votes"),
        field("down_votes"),
      ]),
    },
  };
}
