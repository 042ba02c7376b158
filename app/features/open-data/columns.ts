import type { MessageKey } from "#app/i18n/message-key.ts";

/** The tables of a space's open data: one file each, as CSV and as JSON. */
export const TABLES = [
  "ideas",
  "comments",
  "votes",
  "stages",
  "updates",
  "results",
  "milestones",
  "decisions",
  "figures",
] as const;
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

export const idea = { name: "idea", type: "integer", says: "open.column.idea" } as const;
export const url = { name: "url", type: "anyURI", says: "open.column.url" } as const;
export const lang = { name: "lang", type: "language", says: "open.column.lang" } as const;
export const state = {
  name: "state",
  type: "string",
  says: "open.column.state",
  required: true,
  words: STATES,
} as const;
export const changedAt = {
  name: "changed_at",
  type: "dateTime",
  says: "open.column.changed_at",
  required: true,
} as const;
export const publishedAt = {
  name: "published_at",
  type: "dateTime",
  says: "open.column.published_at",
} as const;
export const author = [
  { name: "author_kind", type: "string", says: "open.column.author_kind", words: AUTHORS },
  { name: "organisation", type: "string", says: "open.column.organisation" },
  { name: "organisation_url", type: "anyURI", says: "open.column.organisation_url" },
] as const;
export const plan = [
  { name: "next_step", type: "string", says: "open.column.next_step" },
  { name: "responsible", type: "string", says: "open.column.responsible" },
  { name: "due_on", type: "date", says: "open.column.due_on" },
] as const;
