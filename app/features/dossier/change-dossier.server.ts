import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow, DomainError } from "#app/core/errors.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import { organisersOf } from "./dossier.queries.server.ts";
import type { DossierAct } from "./dossier.schema.ts";

/**
 * Does what one of the forms of an idea's dossier asks for. Throws `notFound`, `forbidden` for who does not organise its
 * space, `invalid` for an owner who does not, `conflict` when somebody else has changed the head meanwhile or the row is gone.
 */
export async function changeDossier(
  ctx: AppContext,
  actor: Actor,
  input: DossierAct & { number: number | null },
  key?: string,
): Promise<{ act: string }> {
  return ctx.transact(once(actor.id, key, input), async (tx, record) => {
    const idea = await ideaTarget(tx, actor, input.number);
    allow(mayMove(actor, idea.space.id));
    await change(ctx, tx, actor, { id: idea.id, spaceId: idea.space.id }, input);
    record({ type: "dossier.changed", spaceId: idea.space.id, ideaId: idea.id, data: {} });
    return { act: input.act };
  });
}

async function change(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  idea: { id: string; spaceId: string },
  act: DossierAct,
): Promise<void> {
  const at = ctx.now().toISOString();
  const row = { id: ctx.newId(), idea_id: idea.id, actor_id: actor.id, created_at: at };
  switch (act.act) {
    case "head":
      return setHead(tx, idea, act, at);
    case "spend": {
      const { day, cents, what, source } = act;
      return added(tx.insertInto("spendings").values({ ...row, day, cents, what, source }));
    }
    case "milestone": {
      const { title, lang, due } = act;
      return added(tx.insertInto("milestones").values({ ...row, title, lang, due_on: due, done_on: null }));
    }
    case "task":
      return added(tx.insertInto("tasks").values({ ...row, what: act.task, done_at: null }));
    case "note":
      return added(tx.insertInto("dossier_notes").values({ ...row, body: act.note }));
    case "reach": {
      const done = act.on ? dayOf(ctx.now(), ctx.config.timeZone) : null;
      return there(
        tx
          .updateTable("milestones")
          .set({ done_on: done })
          .where("id", "=", act.id)
          .where("idea_id", "=", idea.id)
          .returning("id"),
      );
    }
    case "tick":
      return there(
        tx
          .updateTable("tasks")
          .set({ done_at: act.on ? at : null })
          .where("id", "=", act.id)
          .where("idea_id", "=", idea.id)
          .returning("id"),
      );
    case "unspend":
      return there(
        tx.deleteFrom("spendings").where("id", "=", act.id).where("idea_id", "=", idea.id).returning("id"),
      );
    case "unmilestone":
      return there(
        tx.deleteFrom("milestones").where("id", "=", act.id).where("idea_id", "=", idea.id).returning("id"),
      );
    case "untask":
      return there(
        tx.deleteFrom("tasks").where("id", "=", act.id).where("idea_id", "=", idea.id).returning("id"),
      );
  }
}

/** Who looks after it and its money, if nobody else has said so since they were shown. */
async function setHead(
  tx: Tx,
  idea: { id: string; spaceId: string },
  head: Extract<DossierAct, { act: "head" }>,
  at: string,
): Promise<void> {
  const owner = head.owner || null;
  const may = await organisersOf(tx, { spaceId: idea.spaceId, ideaId: idea.id });
  if (owner !== null && !may.some((each) => each.id === owner))
    throw new DomainError("invalid", "errors.choice", { field: "owner" });
  const values = {
    owner_id: owner,
    budget_cents: head.budgetCents,
    money_public: head.moneyPublic ? 1 : 0,
    updated_at: at,
  };
  const kept =
    head.version === 0
      ? await tx
          .insertInto("dossiers")
          .values({ ...values, idea_id: idea.id, version: 1 })
          .onConflict((conflict) => conflict.column("idea_id").doNothing())
          .returning("version")
          .executeTakeFirst()
      : await tx
          .updateTable("dossiers")
          .set({ ...values, version: head.version + 1 })
          .where("idea_id", "=", idea.id)
          .where("version", "=", head.version)
          .returning("version")
          .executeTakeFirst();
  if (!kept) throw new DomainError("conflict", "dossier.changed");
}

async function added(row: { execute: () => Promise<unknown> }): Promise<void> {
  await row.execute();
}

/** One of two presses finds its row; the other hears that it is gone. */
async function there(row: { executeTakeFirst: () => Promise<unknown> }): Promise<void> {
  if (!(await row.executeTakeFirst())) throw new DomainError("conflict", "dossier.gone");
}
