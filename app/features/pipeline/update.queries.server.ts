import type { Actor, Viewer } from "#app/core/actor.ts";
import { ideaTargetById, visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asStage, type IdeaTarget } from "#app/features/ideas/idea.ts";
import {
  toUploads,
  type UploadRow,
  uploads,
  uploadsOf,
} from "#app/features/uploads/upload.queries.server.ts";
import type { Db } from "#db/portable.ts";
import type { EvidenceLink, Figure } from "./figure.ts";
import { mayWithdrawUpdate } from "./update.policy.ts";
import { UPDATE_KINDS, type UpdateKind } from "./update.ts";

const NEWEST = 50;

/** What was officially said of an idea, newest first, each with who said it: a query to run or to stand in another. */
export function updates(db: Db, ideaId: string) {
  return newestFirst(db).where("p.idea_id", "=", ideaId).limit(NEWEST);
}

/** What was said of several ideas, of these kinds. */
export async function updatesOf(db: Db, ideaIds: string[], kinds: readonly UpdateKind[]) {
  if (ideaIds.length === 0) return [];
  const rows = await newestFirst(db)
    .select("p.idea_id")
    .where("p.idea_id", "in", ideaIds)
    .where("p.kind", "in", kinds)
    .execute();
  const files = await uploadsOf(
    db,
    "update",
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ideaId: row.idea_id, update: toUpdate(row, files) }));
}

/** What stands of what was said, each with who said it, in no order: a query to narrow. */
export function published(db: Db) {
  return db
    .selectFrom("updates as p")
    .leftJoin("users as u", "u.id", "p.actor_id")
    .leftJoin("organisations as o", "o.id", "p.organisation_id")
    .select([
      "p.id",
      "p.kind",
      "p.html",
      "p.lang",
      "p.figures",
      "p.links",
      "p.created_at",
      "p.actor_id",
      "u.name",
      "u.state",
      "o.name as by",
    ])
    .where("p.state", "=", "approved");
}

function newestFirst(db: Db) {
  return published(db).orderBy("p.created_at", "desc").orderBy("p.id", "desc");
}

export type UpdateRow = Awaited<ReturnType<ReturnType<typeof updates>["execute"]>>[number];

/** The files of what was said of an idea. */
export function updateFiles(db: Db, ideaId: string) {
  return uploads(db, "update").where("f.subject_id", "in", (eb) =>
    eb
      .selectFrom("updates as p")
      .select("p.id")
      .where("p.idea_id", "=", ideaId)
      .where("p.state", "=", "approved"),
  );
}

/** Shapes such a row, with those of some files that are its own. */
export function toUpdate(row: UpdateRow, files: readonly UploadRow[]) {
  return {
    id: row.id,
    kind: UPDATE_KINDS.find((kind) => kind === row.kind) ?? "answer",
    html: row.html,
    lang: row.lang,
    figures: JSON.parse(row.figures) as Figure[],
    links: JSON.parse(row.links) as EvidenceLink[],
    files: toUploads(files, row.id),
    at: row.created_at,
    /** The organisation it speaks for, and the person who said it, while they have an account. */
    organisation: row.by,
    person: row.state === "erased" ? null : row.name,
  };
}

export type OfficialUpdate = ReturnType<typeof toUpdate>;

/** What of it the actor may take back. */
export async function withdrawable(db: Db, actor: Actor, idea: IdeaTarget): Promise<OfficialUpdate[]> {
  const rows = await updates(db, idea.id).execute();
  const own = rows.filter((row) => mayWithdrawUpdate(actor, idea, { actorId: row.actor_id }));
  const files = own.length > 0 ? await updateFiles(db, idea.id).execute() : [];
  return own.map((row) => toUpdate(row, files));
}

/** True while it is public to those who see its idea. Throws `notFound` when the idea is not there for the viewer. */
export async function maySeeUpdate(db: Db, viewer: Viewer, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("updates")
    .select("idea_id")
    .where("id", "=", id)
    .where("state", "=", "approved")
    .executeTakeFirst();
  if (!row) return false;
  await ideaTargetById(db, viewer, row.idea_id);
  return true;
}

/** Visible questions to an organisation, those that wait first, by their day. */
export async function questionsTo(db: Db, viewer: Viewer, organisationId: string) {
  const rows = await visibleIdeas(db, viewer)
    .select((eb) => [
      "i.number",
      "i.slug",
      "i.stage",
      "i.due_on",
      "r.title",
      "r.lang",
      eb
        .selectFrom("updates as p")
        .select((inner) => inner.fn.min("p.created_at").as("at"))
        .whereRef("p.idea_id", "=", "i.id")
        .where("p.kind", "=", "answer")
        .where("p.state", "=", "approved")
        .as("answered"),
    ])
    .where("i.to_organisation_id", "=", organisationId)
    .where("i.kind", "=", "question")
    .orderBy("i.published_at", "desc")
    .limit(NEWEST)
    .execute();
  return rows
    .map((row) => ({
      number: row.number ?? 0,
      slug: row.slug,
      stage: asStage(row.stage) ?? ("received" as const),
      title: row.title,
      lang: row.lang,
      dueOn: row.due_on,
      answeredAt: row.answered,
    }))
    .sort((a, b) => Number(a.answeredAt !== null) - Number(b.answeredAt !== null));
}

export type AddressedQuestion = Awaited<ReturnType<typeof questionsTo>>[number];
