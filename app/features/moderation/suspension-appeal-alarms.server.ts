import type { AppContext } from "#app/core/context.ts";
import { suspensionOf } from "./suspension-appeal.queries.server.ts";
import { mailJudges } from "./suspension-appeal-mail.server.ts";
import { judgesOf } from "./suspension-judges.queries.server.ts";

/** Tells those who decide appeals against suspensions that one is overdue: once, whichever server comes first. */
export const suspensionAppealAlarms = {
  name: "suspension-appeal-alarms",
  everyMs: 60_000,
  run: async (ctx: AppContext): Promise<void> => {
    const due = await ctx.db
      .selectFrom("appeals")
      .select(["id", "decision_id", "due_at"])
      .where("alarm_at", "<=", ctx.now().toISOString())
      .limit(50)
      .execute();
    for (const { id, decision_id, due_at } of due)
      await ctx.transact({}, async (tx) => {
        const rung = await tx
          .updateTable("appeals")
          .set({ alarm_at: null })
          .where("id", "=", id)
          .where("alarm_at", "is not", null)
          .where("state", "=", "waiting")
          .returning("id")
          .executeTakeFirst();
        const suspension = rung ? await suspensionOf(tx, decision_id) : null;
        if (suspension)
          await mailJudges(ctx, tx, await judgesOf(tx, suspension), {
            id,
            dueAt: due_at ?? "",
            overdue: true,
          });
      });
  },
};
