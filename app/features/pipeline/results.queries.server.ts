import type { Viewer } from "#app/core/actor.ts";
import { timePage } from "#app/core/time-cursor.ts";
import { inSpace, listedIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asOrigin } from "#app/features/ideas/idea.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Db } from "#db/portable.ts";
import { updatesOf } from "./update.queries.server.ts";

const PAGE = 20;
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~(\d{1,9})$/;

/** Visible ideas that are done, latest first: what was done, by whom, when, and how one can tell. */
export async function doneIdeas(
  db: Db,
  viewer: Viewer,
  asked: { space: string | null; after: string | null },
) {
  const [, at, number] = CURSOR.exec(asked.after ?? "") ?? [];
  const rows = await lastDone(db, viewer)
    .$if(asked.space !== null, (query) => query.where(inSpace(db, asked.space ?? "")))
    .$if(at !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple("i.stage_since", "i.number"),
          "<",
          eb.tuple(eb.val<string | null>(at ?? ""), eb.val<number | null>(Number(number))),
        ),
      ),
    )
    .orderBy("i.stage_since", "desc")
    .orderBy("i.number", "desc")
    .limit(PAGE + 1)
    .execute();
  const { shown, next } = timePage(rows, PAGE, (row) => ({ at: row.since ?? "", id: String(row.number) }));
  const ids = shown.map((row) => row.id);
  const [told, moves] = await Promise.all([updatesOf(db, ids, ["result", "evidence"]), movesToDone(db, ids)]);
  return {
    ideas: shown.map((row) => ({
      number: row.number ?? 0,
      slug: row.slug,
      title: row.title,
      lang: row.lang,
      space: { slug: row.space, title: localized(row.spaceTitle), organisation: row.host },
      supports: row.supports,
      importedSupports: row.importedSupports,
      author: row.organisation ?? row.author,
      origin: asOrigin(row.origin),
      ...doneBy(moves.get(row.id)),
      updates: told
        .filter(({ ideaId }) => ideaId === row.id)
        .map(({ update }) => update)
        .reverse(),
    })),
    next,
  };
}

export type DoneIdea = Awaited<ReturnType<typeof doneIdeas>>["ideas"][number];

/** Ideas that are done, and since when. */
function lastDone(db: Db, viewer: Viewer) {
  return listedIdeas(db, viewer)
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .leftJoin("organisations as h", "h.id", "s.organisation_id")
    .where("i.stage", "=", "done")
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.supports",
      "i.imported_supports as importedSupports",
      "i.origin",
      "i.stage_since as since",
      "r.title",
      "r.lang",
      "s.slug as space",
      "s.title as spaceTitle",
      "h.name as host",
      "u.name as author",
      "o.name as organisation",
    ]);
}

/** The moves that say that ideas are done: of each the last one to there that was not taken back. */
async function movesToDone(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db
    .selectFrom("stage_moves as m")
    .select(["m.idea_id", "m.created_at", "m.actor_id", "m.responsible", "m.html", "m.lang"])
    .where("m.idea_id", "in", ids)
    .where("m.to_stage", "=", "done")
    .where("m.corrects", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("stage_moves as c").select("c.id").whereRef("c.corrects", "=", "m.id"))),
    )
    .orderBy("m.id")
    .execute();
  return new Map(rows.map((row) => [row.idea_id, row]));
}

type DoneMove = NonNullable<ReturnType<Awaited<ReturnType<typeof movesToDone>>["get"]>>;

/** When it was done, by whom and with what note; the day is not known of one that came so from elsewhere. */
function doneBy(move: DoneMove | undefined) {
  return {
    doneAt: move && move.actor_id !== null ? move.created_at : null,
    responsible: move?.responsible ?? null,
    note: move?.html ? { html: move.html, lang: move.lang } : null,
  };
}
