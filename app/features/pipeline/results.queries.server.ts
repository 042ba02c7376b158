import type { Viewer } from "#app/core/actor.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { asOrigin } from "#app/features/ideas/idea.ts";
import { localized } from "#app/features/spaces/localized.ts";
import type { Db } from "#db/portable.ts";
import { updatesOf } from "./update.queries.server.ts";

const PAGE = 20;
const CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([A-Za-z0-9-]{1,64})$/;

/** Visible ideas that are done, latest first: what was done, by whom, when, and how one can tell. */
export async function doneIdeas(
  db: Db,
  viewer: Viewer,
  asked: { space: string | null; after: string | null },
) {
  const [, at, id] = CURSOR.exec(asked.after ?? "") ?? [];
  const rows = await lastDone(db, viewer)
    .$if(asked.space !== null, (query) => query.where("s.slug", "=", asked.space ?? ""))
    .$if(at !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb("m.created_at", "<", at ?? ""),
          eb.and([eb("m.created_at", "=", at ?? ""), eb("m.id", "<", id ?? "")]),
        ]),
      ),
    )
    .orderBy("m.created_at", "desc")
    .orderBy("m.id", "desc")
    .limit(PAGE + 1)
    .execute();
  const shown = rows.slice(0, PAGE);
  const told = await updatesOf(
    db,
    shown.map((row) => row.id),
    ["result", "evidence"],
  );
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
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
      /** When it was done; not known of one that came so from elsewhere. */
      doneAt: row.movedBy === null ? null : row.doneAt,
      responsible: row.responsible,
      note: row.note ? { html: row.note, lang: row.noteLang } : null,
      updates: told
        .filter(({ ideaId }) => ideaId === row.id)
        .map(({ update }) => update)
        .reverse(),
    })),
    next: last ? `${last.doneAt}~${last.moveId}` : null,
  };
}

export type DoneIdea = Awaited<ReturnType<typeof doneIdeas>>["ideas"][number];

/** Ideas that are done, each with the move that says so: the last one to there that was not taken back. */
function lastDone(db: Db, viewer: Viewer) {
  return visibleIdeas(db, viewer)
    .innerJoin("stage_moves as m", "m.idea_id", "i.id")
    .leftJoin("users as u", "u.id", "i.author_id")
    .leftJoin("organisations as o", "o.id", "i.organisation_id")
    .leftJoin("organisations as h", "h.id", "s.organisation_id")
    .where("i.stage", "=", "done")
    .where("m.to_stage", "=", "done")
    .where("m.corrects", "is", null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("stage_moves as c").select("c.id").whereRef("c.corrects", "=", "m.id"))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("stage_moves as n")
            .select("n.id")
            .whereRef("n.idea_id", "=", "m.idea_id")
            .whereRef("n.id", ">", "m.id")
            .where("n.to_stage", "=", "done")
            .where("n.corrects", "is", null)
            .where("n.id", "not in", (taken) =>
              taken
                .selectFrom("stage_moves as b")
                .select((eb) => eb.ref("b.corrects").$notNull().as("id"))
                .whereRef("b.idea_id", "=", "n.idea_id")
                .where("b.corrects", "is not", null),
            ),
        ),
      ),
    )
    .select([
      "i.id",
      "i.number",
      "i.slug",
      "i.supports",
      "i.imported_supports as importedSupports",
      "i.origin",
      "r.title",
      "r.lang",
      "s.slug as space",
      "s.title as spaceTitle",
      "h.name as host",
      "u.name as author",
      "o.name as organisation",
      "m.id as moveId",
      "m.created_at as doneAt",
      "m.actor_id as movedBy",
      "m.responsible",
      "m.html as note",
      "m.lang as noteLang",
    ]);
}
