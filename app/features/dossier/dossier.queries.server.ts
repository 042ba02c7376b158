import { SITE, type Viewer } from "#app/core/actor.ts";
import { ideaTargetById } from "#app/features/ideas/idea.scope.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { type Db, type Engine, jsonRows, readJsonRows, type Tx } from "#db/portable.ts";

/** Who may look after an idea: the organisers of its space, those of the whole site among them, and who does now; by name. */
export async function organisersOf(
  db: Db | Tx,
  { spaceId, ideaId }: { spaceId: string; ideaId: string },
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("users as u")
    .select(["u.id", "u.name"])
    .where("u.state", "=", "active")
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom("roles as r")
            .select("r.user_id")
            .whereRef("r.user_id", "=", "u.id")
            .where("r.role", "=", "organiser")
            .where("r.space_id", "in", [spaceId, SITE]),
        ),
        eb.exists(
          eb
            .selectFrom("dossiers as d")
            .select("d.idea_id")
            .whereRef("d.owner_id", "=", "u.id")
            .where("d.idea_id", "=", ideaId),
        ),
      ]),
    )
    .orderBy("u.name")
    .orderBy("u.id")
    .execute();
}

/** True for those who organise the space of this idea. */
export async function maySeeDossier(db: Db, viewer: Viewer, ideaId: string): Promise<boolean> {
  const idea = await ideaTargetById(db, viewer, ideaId);
  return viewer !== null && mayMove(viewer, idea.space.id);
}

/** Everything in an idea's dossier, for those who organise its space. */
export async function dossierOf(db: Db, engine: Engine, ideaId: string) {
  const row = await db
    .selectFrom("ideas as i")
    .leftJoin("dossiers as d", "d.idea_id", "i.id")
    .select(["d.owner_id", "d.budget_cents", "d.money_public", "d.version"])
    .select([
      jsonRows(engine, spendings(db, ideaId)).as("spendings"),
      jsonRows(engine, milestones(db, ideaId)).as("milestones"),
      jsonRows(engine, tasks(db, ideaId)).as("tasks"),
      jsonRows(engine, notes(db, ideaId)).as("notes"),
    ])
    .where("i.id", "=", ideaId)
    .executeTakeFirstOrThrow();
  const spent = readJsonRows<Spending>(row.spendings).map((one) => ({ ...one, cents: Number(one.cents) }));
  return {
    ownerId: row.owner_id,
    budgetCents: row.budget_cents === null ? null : Number(row.budget_cents),
    moneyPublic: row.money_public === 1,
    version: row.version ?? 0,
    spendings: spent,
    spentCents: spent.reduce((sum, one) => sum + one.cents, 0),
    milestones: readJsonRows<Milestone>(row.milestones),
    tasks: readJsonRows<Task>(row.tasks),
    notes: readJsonRows<Note>(row.notes),
  };
}

export type Dossier = Awaited<ReturnType<typeof dossierOf>>;

function spendings(db: Db, ideaId: string) {
  return db
    .selectFrom("spendings as p")
    .select(["p.id", "p.day", "p.cents", "p.what", "p.source"])
    .where("p.idea_id", "=", ideaId)
    .orderBy("p.day")
    .orderBy("p.id");
}
type Spending = Awaited<ReturnType<ReturnType<typeof spendings>["execute"]>>[number];

/** What is promised until when, and since when it is done; public. */
export function milestones(db: Db, ideaId: string) {
  return db
    .selectFrom("milestones as m")
    .select(["m.id", "m.title", "m.lang", "m.due_on as dueOn", "m.done_on as doneOn"])
    .where("m.idea_id", "=", ideaId)
    .orderBy("m.due_on")
    .orderBy("m.id");
}
export type Milestone = Awaited<ReturnType<ReturnType<typeof milestones>["execute"]>>[number];

/** Budget and spending of an idea whose money is public: one row, or none. */
export function publicMoney(db: Db, ideaId: string) {
  return db
    .selectFrom("dossiers as d")
    .select((eb) => [
      "d.budget_cents as budget",
      eb
        .selectFrom("spendings as p")
        .select((sum) => sum.fn.sum<number>("p.cents").as("cents"))
        .whereRef("p.idea_id", "=", "d.idea_id")
        .as("spent"),
    ])
    .where("d.idea_id", "=", ideaId)
    .where("d.money_public", "=", 1);
}

function tasks(db: Db, ideaId: string) {
  return db
    .selectFrom("tasks as t")
    .select(["t.id", "t.what", "t.done_at as doneAt"])
    .where("t.idea_id", "=", ideaId)
    .orderBy("t.id");
}
type Task = Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>[number];

function notes(db: Db, ideaId: string) {
  return db
    .selectFrom("dossier_notes as n")
    .leftJoin("users as u", "u.id", "n.actor_id")
    .select(["n.id", "n.body", "n.created_at as at", "u.name as by"])
    .where("n.idea_id", "=", ideaId)
    .orderBy("n.id", "desc");
}
type Note = Awaited<ReturnType<ReturnType<typeof notes>["execute"]>>[number];
