import { ORIGINS, STAGES } from "#app/features/ideas/idea.ts";
import { CONFIDENCES, KINDS } from "#app/features/impact/impact.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";

/** The tables of a space's open data: one file each, as CSV and as JSON. */
export const TABLES = ["ideas", "comments", "votes", "stages", "decisions", "figures"] as const;
export type TableName = (typeof TABLES)[number];

export type ColumnType =
  | "integer"
  | "decimal"
  | "string"
  | "boolean"
  | "date"
  | "dateTime"
  | "anyURI"
  | "language";

export type Column = {
  name: string;
  type: ColumnType;
  /** What it means, in words. */
  says: MessageKey;
  /** Never empty. */
  required?: true;
  /** The only words it may hold. */
  words?: readonly string[];
};

export type Table = {
  says: MessageKey;
  key: readonly string[];
  columns: readonly Column[];
  /** Columns that name a row of another table. */
  references: readonly { column: string; table: TableName; to: string }[];
};

/** A row of any table, by the names of its columns. */
export type Cell = string | number | boolean | null;
export type OpenRow = Record<string, Cell>;

const STATES = ["approved", "removed", "withdrawn"] as const;
const AUTHORS = ["person", "ngo", "company", "university", "public", "none"] as const;

const idea = { name: "idea", type: "integer", says: "open.column.idea" } as const;
const url = { name: "url", type: "anyURI", says: "open.column.url" } as const;
const lang = { name: "lang", type: "language", says: "open.column.lang" } as const;
const state = {
  name: "state",
  type: "string",
  says: "open.column.state",
  required: true,
  words: STATES,
} as const;
const changedAt = {
  name: "changed_at",
  type: "dateTime",
  says: "open.column.changed_at",
  required: true,
} as const;
const publishedAt = { name: "published_at", type: "dateTime", says: "open.column.published_at" } as const;
const author = [
  { name: "author_kind", type: "string", says: "open.column.author_kind", words: AUTHORS },
  { name: "organisation", type: "string", says: "open.column.organisation" },
  { name: "organisation_url", type: "anyURI", says: "open.column.organisation_url" },
] as const;
const plan = [
  { name: "next_step", type: "string", says: "open.column.next_step" },
  { name: "responsible", type: "string", says: "open.column.responsible" },
  { name: "due_on", type: "date", says: "open.column.due_on" },
] as const;

/** What the files hold: from here come their headers, their CSVW description and the page that explains them. */
export const OPEN_TABLES: Record<TableName, Table> = {
  ideas: {
    says: "open.table.ideas",
    key: ["number"],
    columns: [
      { name: "number", type: "integer", says: "open.column.number", required: true },
      url,
      state,
      changedAt,
      {
        name: "kind",
        type: "string",
        says: "open.column.kind",
        words: ["idea", "question", "suggestion"],
      },
      { name: "title", type: "string", says: "open.column.title" },
      { name: "body", type: "string", says: "open.column.body" },
      lang,
      { name: "category", type: "string", says: "open.column.category" },
      { name: "stage", type: "string", says: "open.column.stage", words: STAGES },
      ...plan,
      { name: "supports", type: "integer", says: "open.column.supports" },
      { name: "imported_supports", type: "integer", says: "open.column.imported_supports" },
      { name: "comments", type: "integer", says: "open.column.comments" },
      { name: "origin", type: "string", says: "open.column.origin", words: ORIGINS },
      ...author,
      { name: "addressee", type: "string", says: "open.column.addressee" },
      { name: "merged_into", type: "integer", says: "open.column.merged_into" },
      publishedAt,
    ],
    references: [{ column: "merged_into", table: "ideas", to: "number" }],
  },
  comments: {
    says: "open.table.comments",
    key: ["id"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { ...idea, required: true },
      { name: "parent", type: "string", says: "open.column.parent" },
      { name: "reply_to", type: "string", says: "open.column.reply_to" },
      url,
      state,
      changedAt,
      { name: "body", type: "string", says: "open.column.body" },
      lang,
      {
        name: "stance",
        type: "string",
        says: "open.column.stance",
        words: ["for", "against", "doubt", "improvement", "experience"],
      },
      ...author,
      publishedAt,
    ],
    references: [
      { column: "idea", table: "ideas", to: "number" },
      { column: "parent", table: "comments", to: "id" },
      { column: "reply_to", table: "comments", to: "id" },
    ],
  },
  votes: {
    says: "open.table.votes",
    key: ["idea", "period", "since"],
    columns: [
      { ...idea, required: true },
      {
        name: "period",
        type: "string",
        says: "open.column.period",
        required: true,
        words: ["day", "week", "month", "rest"],
      },
      { name: "since", type: "date", says: "open.column.since", required: true },
      { name: "supports", type: "integer", says: "open.column.periodSupports", required: true },
    ],
    references: [{ column: "idea", table: "ideas", to: "number" }],
  },
  stages: {
    says: "open.table.stages",
    key: ["id"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { ...idea, required: true },
      url,
      { name: "from", type: "string", says: "open.column.from", words: STAGES },
      { name: "to", type: "string", says: "open.column.to", required: true, words: STAGES },
      { name: "moved_at", type: "dateTime", says: "open.column.moved_at", required: true },
      { name: "note", type: "string", says: "open.column.note" },
      lang,
      ...plan,
      { name: "corrects", type: "string", says: "open.column.corrects" },
    ],
    references: [
      { column: "idea", table: "ideas", to: "number" },
      { column: "corrects", table: "stages", to: "id" },
    ],
  },
  decisions: {
    says: "open.table.decisions",
    key: ["id"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { name: "decided_at", type: "dateTime", says: "open.column.decided_at", required: true },
      { name: "verdict", type: "string", says: "open.column.verdict", required: true },
      {
        name: "about",
        type: "string",
        says: "open.column.about",
        required: true,
        words: ["comment", "idea", "report", "appeal"],
      },
      { ...idea, says: "open.column.decidedIdea" },
      { name: "comment", type: "string", says: "open.column.decidedComment" },
      { name: "source", type: "string", says: "open.column.source", required: true },
      { name: "automated", type: "boolean", says: "open.column.automated", required: true },
      { name: "rule", type: "integer", says: "open.column.rule" },
      { name: "rule_text", type: "string", says: "open.column.rule_text" },
      { name: "waited_minutes", type: "integer", says: "open.column.waited_minutes" },
    ],
    references: [
      { column: "idea", table: "ideas", to: "number" },
      { column: "comment", table: "comments", to: "id" },
    ],
  },
  figures: {
    says: "open.table.figures",
    key: ["id", "version"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { name: "version", type: "integer", says: "open.column.version", required: true },
      {
        name: "state",
        type: "string",
        says: "open.column.figureState",
        required: true,
        words: ["published", "corrected", "withdrawn"],
      },
      changedAt,
      url,
      { name: "kind", type: "string", says: "open.column.figureKind", words: KINDS },
      idea,
      { name: "what", type: "string", says: "open.column.what" },
      lang,
      { name: "unit", type: "string", says: "open.column.unit", words: ["EUR", "hours", "contacts"] },
      { name: "low", type: "decimal", says: "open.column.low" },
      { name: "central", type: "decimal", says: "open.column.central" },
      { name: "high", type: "decimal", says: "open.column.high" },
      { name: "from_on", type: "date", says: "open.column.from_on" },
      { name: "to_on", type: "date", says: "open.column.to_on" },
      { name: "source", type: "string", says: "open.column.figureSource" },
      { name: "source_url", type: "anyURI", says: "open.column.source_url" },
      { name: "formula", type: "string", says: "open.column.formula" },
      { name: "confidence", type: "string", says: "open.column.confidence", words: CONFIDENCES },
      { name: "correction", type: "string", says: "open.column.correction" },
    ],
    references: [{ column: "idea", table: "ideas", to: "number" }],
  },
};

/** The table an address names, or null. */
export function asTable(name: string | undefined): TableName | null {
  return TABLES.find((table) => table === name) ?? null;
}
