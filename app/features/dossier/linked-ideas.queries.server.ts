import type { Viewer } from "#app/core/actor.ts";
import { visibleIdeas } from "#app/features/ideas/idea.scope.server.ts";
import { mergedInto } from "#app/features/ideas/idea-page.queries.server.ts";
import type { Db } from "#db/portable.ts";
import { BY_ORGANISERS } from "./link-idea.server.ts";

/** The ideas that organisers of this one see linked with it, and those that go on in it: merged. */
export async function linkedIdeas(db: Db, viewer: Viewer, ideaId: string) {
  const [links, merged] = await Promise.all([
    visibleIdeas(db, viewer)
      .innerJoin("idea_relations as l", (join) =>
        join.on((eb) =>
          eb.or([
            eb.and([eb("l.idea_id", "=", ideaId), eb("l.related_id", "=", eb.ref("i.id"))]),
            eb.and([eb("l.related_id", "=", ideaId), eb("l.idea_id", "=", eb.ref("i.id"))]),
          ]),
        ),
      )
      .select(["i.id", "i.number", "i.slug", "i.stage", "r.title", "r.lang", "l.source"])
      .orderBy("i.number")
      .limit(50)
      .execute(),
    mergedInto(db, viewer, ideaId).execute(),
  ]);
  return {
    links: links.map(({ source, ...link }) => ({
      ...link,
      isOurs: source === BY_ORGANISERS,
      isMerged: merged.some((idea) => idea.number === link.number),
    })),
    /** Those that are not among the links: each idea is listed once. */
    merged: merged.filter((idea) => !links.some((link) => link.number === idea.number)),
  };
}

export type LinkedIdeas = Awaited<ReturnType<typeof linkedIdeas>>;
