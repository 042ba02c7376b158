import type { Migration } from "../migrate.ts";
import { searchByNumberStatements } from "../portable-search.ts";

/** What a space of thousands of ideas needs to stay quick. */
export const largeSpaces: Migration = {
  name: "0006-large-spaces",
  statements: ({ engine }) => searchByNumberStatements(engine),
};
