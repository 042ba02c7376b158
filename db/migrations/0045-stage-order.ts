import type { Migration } from "../migrate.ts";

/**
 * A space's stages stand in its own order from here on: every process begins with what is received and ends with what
 * is done, also in spaces that had left one of them out.
 */
export const stageOrder: Migration = {
  name: "0045-stage-order",
  statements: () => [
    `update spaces set stages = '["received",' || substr(stages, 2) where stages not like '%"received"%'`,
    `update spaces set stages = substr(stages, 1, length(stages) - 1) || ',"done"]' where stages not like '%"done"%'`,
  ],
};
