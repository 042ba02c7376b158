import type { Migration } from "../migrate.ts";

/** The order "most supported" goes on by imported support. */
export const importedSupports: Migration = {
  name: "0009-imported-supports",
  statements: () => [
    `drop index ideas_public_supported`,
    `create index ideas_public_supported on ideas (state, supports, imported_supports, id)`,
  ],
};
