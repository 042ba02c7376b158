import type { AppContext } from "#app/core/context.ts";
import { DRAFT_DAYS } from "./draft.ts";

const DAY_MS = 24 * 3600_000;

/** Deletes drafts nobody has touched for 90 days, and those of nobody in particular after 30. */
export const expireDrafts = {
  name: "drafts",
  everyMs: 3600_000,
  run: async (ctx: AppContext): Promise<void> => {
    const before = (days: number) => new Date(ctx.now().getTime() - days * DAY_MS).toISOString();
    await ctx.transact({}, (tx) =>
      tx
        .deleteFrom("idea_drafts")
        .where((eb) =>
          eb.or([
            eb("updated_at", "<", before(DRAFT_DAYS.signedIn)),
            eb.and([eb("author_id", "is", null), eb("updated_at", "<", before(DRAFT_DAYS.signedOut))]),
          ]),
        )
        .execute(),
    );
  },
};
