import { UPDATE_KINDS } from "#app/features/pipeline/update.ts";
import { idea, lang, publishedAt, type Table, url } from "./columns.ts";

/** What organisers have told of ideas: official updates, what they measured, and what they promise until when. */
export const TOLD_TABLES = {
  updates: {
    says: "open.table.updates",
    key: ["id"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { ...idea, required: true },
      url,
      {
        name: "state",
        type: "string",
        says: "open.column.updateState",
        required: true,
        words: ["approved", "withdrawn"],
      },
      { name: "kind", type: "string", says: "open.column.updateKind", required: true, words: UPDATE_KINDS },
      { ...publishedAt, required: true },
      { name: "body", type: "string", says: "open.column.body" },
      lang,
    ],
    references: [{ column: "idea", table: "ideas", to: "number" }],
  },
  results: {
    says: "open.table.results",
    key: ["update", "place"],
    columns: [
      { name: "update", type: "string", says: "open.column.update", required: true },
      { name: "place", type: "integer", says: "open.column.place", required: true },
      { ...idea, required: true },
      { name: "what", type: "string", says: "open.column.what", required: true },
      { name: "unit", type: "string", says: "open.column.resultUnit" },
      { name: "before", type: "decimal", says: "open.column.before" },
      { name: "after", type: "decimal", says: "open.column.after", required: true },
    ],
    references: [
      { column: "update", table: "updates", to: "id" },
      { column: "idea", table: "ideas", to: "number" },
    ],
  },
  milestones: {
    says: "open.table.milestones",
    key: ["id"],
    columns: [
      { name: "id", type: "string", says: "open.column.id", required: true },
      { ...idea, required: true },
      { name: "title", type: "string", says: "open.column.milestone", required: true },
      lang,
      { name: "due_on", type: "date", says: "open.column.due_on", required: true },
      { name: "done_on", type: "date", says: "open.column.done_on" },
    ],
    references: [{ column: "idea", table: "ideas", to: "number" }],
  },
} satisfies Record<string, Table>;
