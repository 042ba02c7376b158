import { expressionBuilder } from "kysely";
import type { Schema } from "#db/schema.ts";

type Comments = Schema & { c: Schema["comments"] };

/**
 * True of a comment that is only a link to another idea, unless somebody answered it in words. For queries
 * over `comments as c`; it stands beside ideas because their page counts by it.
 */
export function isBareLink() {
  const eb = expressionBuilder<Comments, "c">();
  return eb.and([
    eb("c.link_only", "=", eb.lit(1)),
    eb.not(
      eb.exists(
        eb
          .selectFrom("comments as answer")
          .select("answer.id")
          .whereRef("answer.parent_id", "=", "c.id")
          .where("answer.state", "=", "approved")
          .where("answer.link_only", "=", 0),
      ),
    ),
  ]);
}
