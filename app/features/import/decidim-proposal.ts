import { createHash } from "node:crypto";
import type { Origin, Stage } from "#app/features/ideas/idea.ts";
import type { CsvRow } from "./csv-file.server.ts";
import { dateOf, localeColumns, type Outcome, type Party, partyOf, wholeNumber } from "./decidim-field.ts";

/** Columns without which a file is not the proposals of an export. `title/*` is `title` or `title/ca`. */
export const PROPOSAL_COLUMNS = ["id", "title/*", "body/*"];

/** A row of proposals.csv as it will be an idea: raw texts, words of this site. */
export type Proposal = {
  line: number;
  sourceId: string;
  title: string;
  body: string;
  /** The language the column claims, which is not trusted beyond short texts. */
  claimed: string | null;
  author: Party | null;
  organisation: Party | null;
  category: { sourceId: string; name: Record<string, string> } | null;
  stage: Stage;
  answer: string;
  origin: Origin;
  supports: number;
  publishedAt: string | null;
  url: string;
  /** Addresses or ids of proposals the export calls related. */
  related: string[];
  digest: string;
};

const STAGE_OF: Partial<Record<string, Stage>> = {
  accepted: "accepted",
  rejected: "declined",
  evaluating: "review",
};
const ORIGIN_OF: Partial<Record<string, Origin>> = {
  citizen: "citizen",
  citizens: "citizen",
  participant_text: "citizen",
  organization: "organisation",
  user_group: "organisation",
  official: "official",
  meeting: "meeting",
};
const UNPUBLISHED = ["withdrawn", "draft", "hidden"];

/** Reads a proposal, or says why it is left out. */
export function readProposal(row: CsvRow): Outcome<Proposal> {
  const { fields, line } = row;
  const field = (name: string) => fields[name]?.trim() ?? "";
  const sourceId = field("id");
  if (sourceId === "") return { skipped: "it has no id" };
  const state = field("state").toLowerCase();
  if (UNPUBLISHED.includes(state)) return { skipped: `its state is "${state}"` };
  const titles = localeColumns(fields, "title");
  const bodies = localeColumns(fields, "body");
  const [claimed, title] = titles.find(([, text]) => text.trim() !== "") ?? [null, ""];
  const body = bodies.find(([locale, text]) => locale === claimed && text.trim() !== "")?.[1];
  const text = body ?? bodies.find(([, other]) => other.trim() !== "")?.[1] ?? "";
  if (title.trim() === "") return { skipped: "it has no title" };
  const publishedAt = dateOf(field("published_at") || field("created_at"));
  if (publishedAt === undefined) return { skipped: `its date "${field("published_at")}" cannot be read` };
  const organisation = partyOf(
    field("author/user_group/id"),
    field("author/user_group/name"),
    "Organisation",
  );
  const categoryName = Object.fromEntries(
    localeColumns(fields, "category/name").filter(([, name]) => name.trim() !== ""),
  );
  return {
    row: {
      line,
      sourceId,
      title,
      body: text,
      claimed,
      author: partyOf(field("author/id"), field("author/name"), "Participant"),
      organisation,
      category:
        field("category/id") !== "" && Object.keys(categoryName).length > 0
          ? { sourceId: field("category/id"), name: categoryName }
          : null,
      stage: STAGE_OF[state] ?? "received",
      answer: localeColumns(fields, "answer").find(([, answer]) => answer.trim() !== "")?.[1] ?? "",
      origin: ORIGIN_OF[field("origin").toLowerCase()] ?? (organisation ? "organisation" : "citizen"),
      supports: wholeNumber(field("supports")),
      publishedAt,
      url: field("url"),
      related: field("related_proposals")
        .split(/[\s,;|]+/)
        .filter(Boolean),
      digest: digestOf([
        title,
        text,
        state,
        localeColumns(fields, "answer"),
        field("origin"),
        field("supports"),
        field("author/id"),
        field("author/user_group/id"),
        field("category/id"),
        publishedAt,
      ]),
    },
  };
}

/** What tells a row that changed in the source from one that did not. */
export function digestOf(parts: unknown): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
}
