import type { AppContext } from "#app/core/context.ts";

/** What waits, what went wrong and how many there are, for admins. One query. */
export async function adminFigures({ db, now }: AppContext) {
  const at = now().toISOString();
  const row = await db
    .selectNoFrom((eb) => {
      const waiting = eb.selectFrom("queue_items").where("state", "=", "waiting");
      const count = eb.fn.countAll().as("count");
      return [
        eb.selectFrom("organisations").where("state", "=", "requested").select(count).as("requests"),
        waiting.select(count).as("queue"),
        waiting.where("due_at", "<", at).select(count).as("late"),
        eb.selectFrom("mails").where("state", "=", "failed").select(count).as("mails"),
        eb.selectFrom("users").where("state", "=", "active").select(count).as("people"),
        eb.selectFrom("users").where("state", "=", "suspended").select(count).as("suspended"),
        eb.selectFrom("spaces").select(count).as("spaces"),
      ];
    })
    .executeTakeFirstOrThrow();
  return {
    requests: Number(row.requests),
    queue: Number(row.queue),
    late: Number(row.late),
    mails: Number(row.mails),
    people: Number(row.people),
    suspended: Number(row.suspended),
    spaces: Number(row.spaces),
  };
}
