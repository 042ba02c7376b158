import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { allow } from "#app/core/errors.ts";
import type { RecordEvent } from "#app/core/journal.ts";
import { once } from "#app/core/transact.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Tx } from "#db/portable.ts";
import { removeDocument } from "./documents.server.ts";
import type { DossierAct } from "./dossier.schema.ts";
import { type Change, rowIsThere } from "./dossier.ts";
import { writeHistory } from "./history.server.ts";
import { linkIdea, unlinkIdea } from "./link-idea.server.ts";
import { setHead } from "./set-head.server.ts";

/**
 * Does what one of the forms of an idea's dossier asks for, and notes it in the dossier's history. Throws `notFound`, `forbidden`
 * for who does not organise its space, `invalid` for an owner who does not or an idea that cannot be linked, `conflict` when
 * somebody else has changed the head meanwhile or the row is gone.
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
    const change = await changed(ctx, tx, record, actor, idea, input);
    await writeHistory(ctx, tx, { ideaId: idea.id, actorId: actor.id }, [change]);
    record({ type: "dossier.changed", spaceId: idea.space.id, ideaId: idea.id, data: {} });
    return { act: input.act };
  });
}

async function changed(
  ctx: AppContext,
  tx: Tx,
  record: RecordEvent,
  actor: Actor,
  idea: IdeaTarget,
  act: DossierAct,
): Promise<Change> {
  const at = ctx.now().toISOString();
  const row = { id: ctx.newId(), idea_id: idea.id, actor_id: actor.id, created_at: at };
  switch (act.act) {
    case "head":
      await setHead(tx, { id: idea.id, spaceId: idea.space.id }, act, at);
      return { act: "head", about: "" };
    case "spend": {
      const { day, cents, what, source } = act;
      await tx
        .insertInto("spendings")
        .values({ ...row, day, cents, what, source })
        .execute();
      return { act: "spend", about: what };
    }
    case "milestone": {
      const { title, lang, due } = act;
      await tx
        .insertInto("milestones")
        .values({ ...row, title, lang, due_on: due, done_on: null })
        .execute();
      return { act: "milestone", about: title };
    }
    case "task":
      await tx
        .insertInto("tasks")
        .values({ ...row, what: act.task, done_at: null })
        .execute();
      return { act: "task", about: act.task };
    case "note":
      await tx
        .insertInto("dossier_notes")
        .values({ ...row, body: act.note })
        .execute();
      return { act: "note", about: "" };
    case "link":
      return linkIdea(ctx, tx, record, actor, idea, act.idea);
    case "unlink":
      return unlinkIdea(tx, record, idea, act.id);
    case "undocument":
      return { act: "undocument", about: await removeDocument(ctx, tx, idea.id, act.id) };
    default:
      return { act: rowAct(act), about: await changedRow(ctx, tx, idea.id, act) };
  }
}

type RowAct = Extract<DossierAct, { act: "reach" | "tick" | "unspend" | "unmilestone" | "untask" }>;

function rowAct(act: RowAct): Change["act"] {
  if (act.act === "reach") return act.on ? "reach" : "unreach";
  if (act.act === "tick") return act.on ? "tick" : "untick";
  return act.act;
}

/** Marks or removes a row of this idea; what it said. Of two presses one finds it, the other hears that it is gone. */
async function changedRow(ctx: AppContext, tx: Tx, ideaId: string, act: RowAct): Promise<string> {
  switch (act.act) {
    case "reach":
      return rowIsThere(
        await tx
          .updateTable("milestones")
          .set({ done_on: act.on ? dayOf(ctx.now(), ctx.config.timeZone) : null })
          .where("id", "=", act.id)
          .where("idea_id", "=", ideaId)
          .returning("title")
          .executeTakeFirst(),
      ).title;
    case "tick":
      return rowIsThere(
        await tx
          .updateTable("tasks")
          .set({ done_at: act.on ? ctx.now().toISOString() : null })
          .where("id", "=", act.id)
          .where("idea_id", "=", ideaId)
          .returning("what")
          .executeTakeFirst(),
      ).what;
    default:
      return removedRow(tx, ROWS[act.act], ideaId, act.id);
  }
}

const ROWS = { unmilestone: "milestones", untask: "tasks", unspend: "spendings" } as const;

async function removedRow(tx: Tx, table: (typeof ROWS)[keyof typeof ROWS], ideaId: string, id: string) {
  const row: { title: string } | { what: string } = rowIsThere(
    await tx
      .deleteFrom(table)
      .where("id", "=", id)
      .where("idea_id", "=", ideaId)
      .returningAll()
      .executeTakeFirst(),
  );
  return "title" in row ? row.title : row.what;
}
