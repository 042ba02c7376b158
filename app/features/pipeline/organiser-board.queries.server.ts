import { type Actor, spacesWithRole } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideasBySpace, visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asStage, closesVotes, STAGES, type Stage } from "#app/features/ideas/idea.ts";
import { localized } from "#app/features/spaces/localized.ts";
import { inOrderOf, WAY } from "#app/features/spaces/stage.ts";
import { nameOfStage } from "#app/features/spaces/stage-words.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Db } from "#db/portable.ts";
import type { BoardFilter } from "./board.ts";

const PER_STAGE = 12;
const OF_ONE_STAGE = 100;
const ENDED = STAGES.filter(closesVotes);

/** The actor's board under a filter: by stage how many and since when the oldest is there, and the oldest of each, in the order of a way. */
export async function organiserBoard(
  ctx: AppContext,
  actor: Actor,
  filter: BoardFilter,
  way: readonly Stage[] = WAY,
) {
  const today = dayOf(ctx.now(), ctx.config.timeZone);
  const everyStage = { ...filter, stage: null };
  const counted = await underFilter(ideasBySpace(ctx.db, actor), actor, everyStage, today)
    .select((eb) => ["i.stage", eb.fn.countAll().as("count"), eb.fn.min("i.stage_since").as("oldest")])
    .groupBy("i.stage")
    .execute();
  const columns = inOrderOf(way).flatMap((stage) => {
    const row = counted.find((each) => each.stage === stage);
    return row ? [{ stage, count: Number(row.count), oldest: row.oldest }] : [];
  });
  const lists = await Promise.all(
    columns
      .filter((column) => filter.stage === null || column.stage === filter.stage)
      .map((column) =>
        cards(organised(ctx.db, actor, { ...filter, stage: column.stage }, today))
          .orderBy("i.stage_since")
          .orderBy("i.number")
          .limit(filter.stage === null ? PER_STAGE : OF_ONE_STAGE)
          .execute(),
      ),
  );
  return { columns, cards: lists.flat().map(toCard) };
}

/** All cards of a view by number, a page after the other. */
export async function boardPage(ctx: AppContext, actor: Actor, filter: BoardFilter, after: number) {
  const today = dayOf(ctx.now(), ctx.config.timeZone);
  const rows = await cards(organised(ctx.db, actor, filter, today))
    .where("i.number", ">", after)
    .orderBy("i.number")
    .limit(500)
    .execute();
  return rows.map(toCard);
}

/** Public ideas of the spaces that the actor organises, under a filter. */
function organised(db: Db, actor: Actor, filter: BoardFilter, today: string) {
  return underFilter(visibleIdeas(db, actor), actor, filter, today);
}

function underFilter<Ideas extends Countable>(
  ideas: Ideas,
  actor: Actor,
  filter: BoardFilter,
  today: string,
): Ideas {
  const own = spacesWithRole(actor, "organiser");
  return ideas
    .$if(own !== "all", (query) => query.where("s.id", "in", [...(own as string[]), ""]))
    .$if(filter.space !== null, (query) => query.where("s.slug", "=", filter.space ?? ""))
    .$if(filter.stage !== null, (query) => query.where("i.stage", "=", filter.stage ?? ""))
    .$if(filter.view !== "all", (query) => query.where("i.stage", "not in", ENDED))
    .$if(filter.view === "mine", (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("dossiers as own")
            .select("own.idea_id")
            .whereRef("own.idea_id", "=", "i.id")
            .where("own.owner_id", "=", actor.id),
        ),
      ),
    )
    .$if(filter.view === "overdue", (query) =>
      query.where((eb) =>
        eb.or([
          eb("i.due_on", "<", today),
          eb.exists(
            eb
              .selectFrom("milestones as late")
              .select("late.id")
              .whereRef("late.idea_id", "=", "i.id")
              .where("late.done_on", "is", null)
              .where("late.due_on", "<", today),
          ),
        ]),
      ),
    )
    .$if(filter.view === "unowned", (query) => query.where("i.responsible", "is", null))
    .$if(filter.view === "undated", (query) => query.where("i.due_on", "is", null)) as Ideas;
}

type Countable = ReturnType<typeof ideasBySpace>;
type Ideas = ReturnType<typeof visibleIdeas>;

function cards(ideas: Ideas) {
  return ideas
    .leftJoin("dossiers as d", "d.idea_id", "i.id")
    .leftJoin("users as owner", "owner.id", "d.owner_id")
    .select((eb) => [
      "owner.name as owner",
      "d.budget_cents",
      eb
        .selectFrom("spendings as p")
        .select((sum) => sum.fn.sum<number>("p.cents").as("cents"))
        .whereRef("p.idea_id", "=", "i.id")
        .as("spent"),
      eb
        .selectFrom("milestones as m")
        .select((first) => first.fn.min("m.due_on").as("due"))
        .whereRef("m.idea_id", "=", "i.id")
        .where("m.done_on", "is", null)
        .as("milestoneDue"),
      "i.number",
      "i.slug",
      "i.stage",
      "i.kind",
      "i.supports",
      "i.comments",
      "i.responsible",
      "i.next_step",
      "i.due_on",
      "s.title as space",
      "s.visibility",
      "s.stage_names as stageNames",
      "r.title",
      "r.lang",
      "i.stage_since as since",
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof cards>["execute"]>>[number];

function toCard(row: Row) {
  return {
    number: row.number ?? 0,
    slug: row.slug,
    stage: asStage(row.stage) ?? ("received" as Stage),
    stageNames: nameOfStage(row.stageNames, asStage(row.stage) ?? "received"),
    kind: row.kind,
    title: row.title,
    lang: row.lang,
    space: localized(row.space),
    isPrivate: row.visibility === "private",
    supports: row.supports,
    comments: row.comments,
    responsible: row.responsible,
    nextStep: row.next_step,
    dueOn: row.due_on,
    /** The day of the first milestone that is not done. */
    milestoneDue: row.milestoneDue,
    owner: row.owner,
    budget: row.budget_cents === null ? null : Number(row.budget_cents),
    spent: row.spent === null ? null : Number(row.spent),
    since: row.since ?? "",
  };
}

export type BoardCard = ReturnType<typeof toCard>;
export type BoardStage = { stage: Stage; count: number; oldest: string | null };
