import { type Actor, spacesWithRole } from "#app/core/actor.ts";
import type { Db, Tx } from "#db/portable.ts";

/** What of the queue is looked at: one space by its slug, one type; `text` are comments and ideas. */
export type QueueFilter = { space?: string | null; type?: string | null };

/** Beyond this a count says only that there are more. */
export const MOST_COUNTED = 1000;

/** What waits and nobody is deciding. */
function waiting(db: Db | Tx, { space, type }: QueueFilter) {
  return db
    .selectFrom("queue_items as q")
    .select(["q.id", "q.urgency"])
    .where("q.state", "=", "waiting")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("held_decisions as h").select("h.id").whereRef("h.queue_item_id", "=", "q.id"),
        ),
      ),
    )
    .$if(Boolean(space), (query) =>
      query.where("q.space_id", "=", (eb) =>
        eb
          .selectFrom("spaces")
          .select("id")
          .where("slug", "=", space ?? ""),
      ),
    )
    .$if(Boolean(type), (query) =>
      type === "text"
        ? query.where("q.type", "in", ["comment", "idea"])
        : query.where("q.type", "=", type ?? ""),
    );
}

type Waiting = ReturnType<typeof waiting>;

/**
 * The one scope of the queue: what waits in the spaces one moderates, and in those one organises the appeals that
 * no other moderator can decide. One branch for each space, so that each is read in the order of its index,
 * however much waits elsewhere.
 */
function waitingFor(db: Db | Tx, actor: Actor, filter: QueueFilter): Waiting[] {
  const moderated = spacesWithRole(actor, "moderator");
  const organised = spacesWithRole(actor, "organiser");
  if (moderated === "all") return [waiting(db, filter)];
  const alone = organised === "all" ? organised : organised.filter((id) => !moderated.includes(id));
  return [
    ...moderated.map((id) => waiting(db, filter).where("q.space_id", "=", id)),
    ...(alone.length === 0 ? [] : [lonelyAppeals(waiting(db, filter), alone)]),
  ];
}

/** Appeals against the decision of a space's only moderator. */
function lonelyAppeals(query: Waiting, spaces: "all" | string[]): Waiting {
  return query
    .where("q.type", "=", "appeal")
    .$if(spaces !== "all", (one) => one.where("q.space_id", "in", spaces as string[]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("roles as r")
            .innerJoin("users as u", "u.id", "r.user_id")
            .innerJoin("appeals as a", "a.id", "q.appeal_id")
            .leftJoin("decisions as d", "d.id", "a.decision_id")
            .select("r.user_id")
            .where("r.role", "=", "moderator")
            .where("u.state", "=", "active")
            .where((role) =>
              role.or([role("r.space_id", "=", role.ref("q.space_id")), role("r.space_id", "=", "*")]),
            )
            .where((role) =>
              role.and([
                role.or([
                  role("d.moderator_id", "is", null),
                  role("r.user_id", "!=", role.ref("d.moderator_id")),
                ]),
                role.or([role("a.author_id", "is", null), role("r.user_id", "!=", role.ref("a.author_id"))]),
              ]),
            ),
        ),
      ),
    );
}

/** Where a page of the queue goes on: behind this item. */
export type Behind = { urgency: string; id: string };

/** Ids of what waits, most urgent first, as a subquery; null for whom nothing can wait. */
export function mostUrgent(
  db: Db | Tx,
  actor: Actor,
  filter: QueueFilter & { behind?: Behind | null },
  limit: number,
) {
  const { behind } = filter;
  const [first, ...more] = waitingFor(db, actor, filter).map((branch) =>
    db
      .selectFrom(
        branch
          .$if(Boolean(behind), (query) =>
            query.where((eb) =>
              eb(eb.refTuple("q.urgency", "q.id"), ">", eb.tuple(behind?.urgency ?? "", behind?.id ?? "")),
            ),
          )
          .orderBy("q.urgency")
          .orderBy("q.id")
          .limit(limit)
          .as("w"),
      )
      .select(["w.id", "w.urgency"]),
  );
  if (!first) return null;
  const all = more.reduce((union, branch) => union.unionAll(branch), first);
  return db.selectFrom(all.as("x")).select("x.id").orderBy("x.urgency").orderBy("x.id").limit(limit);
}

/** How many wait, as a subquery that stops counting at `MOST_COUNTED`; null for whom nothing can wait. */
export function countWaiting(db: Db | Tx, actor: Actor, filter: QueueFilter) {
  const [first, ...more] = waitingFor(db, actor, filter).map((branch) =>
    db.selectFrom(branch.limit(MOST_COUNTED).as("w")).select("w.id"),
  );
  if (!first) return null;
  const all = more.reduce((union, branch) => union.unionAll(branch), first);
  return db.selectFrom(all.as("x")).select((eb) => eb.fn.countAll().as("count"));
}
