import { type Actor, LOCALES, type Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Localized } from "#app/features/spaces/space.ts";
import { jsonRows, readJsonRows } from "#db/portable.ts";
import { reasonInLocale } from "./canned-reason.server.ts";
import { deskToday } from "./desk-today.queries.server.ts";
import { pastOf } from "./past-verdicts.queries.server.ts";
import { waitingCounts, waitingItems } from "./queue.queries.server.ts";
import type { QueueFilter } from "./queue-scope.server.ts";
import { suspensionAppeals } from "./suspension-appeal.queries.server.ts";

/** So many items are on the desk at once; the next ones come as these are decided. */
const ON_DESK = 40;

/** The desk of a moderator: what waits, whoever is at it, the rules to reject by, and what of one's own can be undone. */
export async function deskData(ctx: AppContext, actor: Actor, filter: QueueFilter) {
  const { db } = ctx;
  const [counts, items, own] = await Promise.all([
    waitingCounts(db, actor, filter.space ? { space: filter.space } : {}),
    waitingItems(db, actor, { ...filter, limit: ON_DESK }),
    ownDesk(ctx, actor),
  ]);
  const { waitingAppeals, ...desk } = own;
  const suspensions = waitingAppeals > 0 ? await suspensionAppeals(db, actor) : [];
  const [marks, spaces] = await Promise.all([
    marksOf(
      ctx,
      actor,
      items.map((item) => item.id),
    ),
    spacesOf(ctx, [...new Set(items.map((item) => item.space.id))]),
  ]);
  return {
    counts: {
      ...counts,
      all: counts.all + suspensions.length,
      appeal: counts.appeal + suspensions.length,
    },
    suspensions,
    items: items.map((item) => ({ ...item, ...(marks.get(item.id) ?? NO_MARKS) })),
    spaces,
    ...desk,
    /** Said when nothing waits. */
    today: items.length === 0 ? await deskToday(ctx, actor) : null,
    me: actor.id,
    now: ctx.now().toISOString(),
  };
}

export type DeskData = Awaited<ReturnType<typeof deskData>>;
export type DeskItem = DeskData["items"][number];
export type DeskRule = DeskData["spaces"][string]["rules"][number];

type Request = { byId: string; ofId: string; by: string; of: string; note: string };
type Marks = { reader: string | null; request: Request | null; past: string[] };
const NO_MARKS: Marks = { reader: null, request: null, past: [] };

/** Who else reads an item, who is to decide it, and what became of its author's texts before. */
async function marksOf(ctx: AppContext, actor: Actor, ids: string[]): Promise<Map<string, Marks>> {
  if (ids.length === 0) return new Map();
  const now = ctx.now().toISOString();
  const rows = await ctx.db
    .selectFrom("queue_items as q")
    .innerJoin("ideas as i", "i.id", "q.idea_id")
    .leftJoin("comments as c", "c.id", "q.comment_id")
    .leftJoin("queue_leases as l", (join) =>
      join
        .onRef("l.queue_item_id", "=", "q.id")
        .on("l.expires_at", ">", now)
        .on("l.reader_id", "!=", actor.id),
    )
    .leftJoin("users as reader", "reader.id", "l.reader_id")
    .leftJoin("queue_requests as r", (join) =>
      join.onRef("r.queue_item_id", "=", "q.id").on("r.expires_at", ">", now),
    )
    .leftJoin("users as asker", "asker.id", "r.asked_by")
    .leftJoin("users as asked", "asked.id", "r.asked_of")
    .select((eb) => [
      "q.id",
      "reader.name as reader",
      "asker.id as byId",
      "asker.name as by",
      "asked.id as ofId",
      "asked.name as of",
      "r.note",
      jsonRows(
        ctx.engine,
        pastOf(
          ctx.db,
          eb
            .case()
            .when("q.comment_id", "is", null)
            .then(eb.ref("i.author_id"))
            .else(eb.ref("c.author_id"))
            .end(),
        ),
      ).as("past"),
    ])
    .where("q.id", "in", ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        reader: row.reader,
        request:
          row.ofId && row.byId
            ? { byId: row.byId, ofId: row.ofId, by: row.by ?? "", of: row.of ?? "", note: row.note ?? "" }
            : null,
        past: readJsonRows<{ verdict: string }>(row.past).map((one) => one.verdict),
      },
    ]),
  );
}

type SpaceDesk = {
  rules: { number: number; name: Localized; text: Localized; answers: Record<Locale, string> }[];
  /** Who else moderates it. */
  moderators: { id: string; name: string }[];
};

async function spacesOf(ctx: AppContext, ids: string[]): Promise<Record<string, SpaceDesk>> {
  if (ids.length === 0) return {};
  const rows = await ctx.db
    .selectFrom("spaces as s")
    .select((eb) => [
      "s.id",
      jsonRows(
        ctx.engine,
        eb
          .selectFrom("rules as r")
          .select(["r.number", "r.name", "r.text", "r.answer"])
          .whereRef("r.space_id", "=", "s.id")
          .where("r.retired", "=", 0)
          .orderBy("r.number"),
      ).as("rules"),
      jsonRows(
        ctx.engine,
        eb
          .selectFrom("roles as o")
          .innerJoin("users as u", "u.id", "o.user_id")
          .select(["u.id", "u.name"])
          .distinct()
          .where("o.role", "in", ["moderator", "admin"])
          .where("u.state", "=", "active")
          .where((role) => role.or([role("o.space_id", "=", role.ref("s.id")), role("o.space_id", "=", "*")]))
          .orderBy("u.name"),
      ).as("moderators"),
    ])
    .where("s.id", "in", ids)
    .execute();
  return Object.fromEntries(
    rows.map((row) => [
      row.id,
      {
        rules: readJsonRows<{ number: number; name: string; text: string; answer: string }>(row.rules).map(
          (rule) => ({
            number: rule.number,
            name: localized(rule.name),
            text: localized(rule.text),
            answers: Object.fromEntries(
              LOCALES.map((locale) => [locale, reasonInLocale(localized(rule.answer), locale)]),
            ) as Record<Locale, string>,
          }),
        ),
        moderators: readJsonRows<{ id: string; name: string }>(row.moderators),
      },
    ]),
  );
}

/** Whether one's keys are on, what one has decided and may undo, and what could not be decided. */
async function ownDesk(ctx: AppContext, actor: Actor) {
  const row = await ctx.db
    .selectFrom("users as u")
    .select((eb) => [
      "u.desk_keys",
      eb
        .selectFrom("appeals as a")
        .innerJoin("suspensions as s", "s.decision_id", "a.decision_id")
        .select((inner) => inner.fn.countAll().as("waiting"))
        .where("a.state", "=", "waiting")
        .as("waitingAppeals"),
      jsonRows(
        ctx.engine,
        eb
          .selectFrom("held_decisions as h")
          .select(["h.batch_id as batch", "h.verdict", "h.effective_at as effectiveAt"])
          .whereRef("h.moderator_id", "=", "u.id")
          .orderBy("h.created_at", "desc"),
      ).as("held"),
      jsonRows(
        ctx.engine,
        eb
          .selectFrom("refused_decisions as f")
          .innerJoin("queue_items as q", "q.id", "f.queue_item_id")
          .innerJoin("ideas as i", "i.id", "q.idea_id")
          .select(["f.id", "f.message", "f.params", "i.number"])
          .whereRef("f.moderator_id", "=", "u.id")
          .orderBy("f.created_at")
          .limit(20),
      ).as("refused"),
    ])
    .where("u.id", "=", actor.id)
    .executeTakeFirstOrThrow();
  const held = readJsonRows<{ batch: string; verdict: string; effectiveAt: string }>(row.held);
  const last = held[0];
  return {
    keys: row.desk_keys === 1,
    /** Against suspensions, whoever decides them. */
    waitingAppeals: Number(row.waitingAppeals ?? 0),
    held: last
      ? {
          batch: last.batch,
          verdict: last.verdict,
          count: held.filter((one) => one.batch === last.batch).length,
          inMs: Math.max(0, Date.parse(last.effectiveAt) - ctx.now().getTime()),
        }
      : null,
    refused: readJsonRows<{ id: string; message: string; params: string; number: number }>(row.refused).map(
      (one) => ({ ...one, params: JSON.parse(one.params) as Record<string, string | number> }),
    ),
  };
}
