import type { Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { keptQuery } from "#db/kept-query.ts";
import { type Db, jsonRows, readJsonRows, type Tx } from "#db/portable.ts";
import { type HiddenText, hiddenTexts } from "./own-comment.queries.server.ts";

type Asked = { viewerId: string; ideaId: string };

/** What an idea's page shows of its viewer alone, by one question; nobody has none of it. */
export async function viewerBits(db: Db, viewer: Viewer, idea: IdeaTarget) {
  const [first] = await bitsRow(db, { viewerId: viewer?.id ?? "", ideaId: idea.id });
  const row = found(first);
  return {
    bits: {
      voted: row.voter !== null,
      mine: viewer !== null && idea.authorId === viewer.id,
      following: row.follower !== null,
    },
    /** How many comments of others wait. */
    othersWaiting: Number(row.waiting ?? 0),
    /** The viewer's own published comments. */
    mine: readJsonRows<{ id: string }>(row.mine).map((comment) => comment.id),
    /** The comments that the viewer finds useful, and the first one that they have not seen. */
    useful: readJsonRows<{ id: string }>(row.useful).map((comment) => comment.id),
    unread: row.unread ?? null,
    /** The viewer's texts that are not public. */
    hidden: readJsonRows<HiddenText>(row.hidden),
  };
}

const bitsRow = keptQuery((db, asked: Asked, engine) => {
  const { viewerId, ideaId } = asked;
  return db.selectNoFrom((eb) => [
    eb
      .selectFrom("votes as v")
      .select("v.user_id")
      .where("v.idea_id", "=", ideaId)
      .where("v.user_id", "=", viewerId)
      .as("voter"),
    eb
      .selectFrom("follows as f")
      .select("f.user_id")
      .where("f.idea_id", "=", ideaId)
      .where("f.user_id", "=", viewerId)
      .as("follower"),
    eb
      .selectFrom("comments as w")
      .select((waiting) => waiting.fn.countAll().as("count"))
      .where("w.idea_id", "=", ideaId)
      .where("w.state", "=", "pending")
      .where((waiting) =>
        waiting.or([waiting("w.author_id", "is", null), waiting("w.author_id", "<>", viewerId)]),
      )
      .as("waiting"),
    jsonRows(engine, publishedBy(db, asked)).as("mine"),
    jsonRows(engine, foundUseful(db, asked)).as("useful"),
    firstUnread(db, asked).as("unread"),
    jsonRows(engine, hiddenTexts(db, viewerId, ideaId)).as("hidden"),
  ]);
});

function publishedBy(db: Db | Tx, { viewerId, ideaId }: Asked) {
  return db
    .selectFrom("comments as m")
    .select("m.id")
    .where("m.idea_id", "=", ideaId)
    .where("m.author_id", "=", viewerId)
    .where("m.state", "=", "approved");
}

function foundUseful(db: Db | Tx, { viewerId, ideaId }: Asked) {
  return db
    .selectFrom("useful_marks as k")
    .crossJoin("comments as c")
    .select("c.id")
    .where("k.user_id", "=", viewerId)
    .whereRef("c.id", "=", "k.comment_id")
    .where("c.idea_id", "=", ideaId);
}

/** The first comment of others published since the viewer was last here; none for who has never been. */
function firstUnread(db: Db | Tx, { viewerId, ideaId }: Asked) {
  return db
    .selectFrom("thread_reads as t")
    .innerJoin("thread_events as e", "e.idea_id", "t.idea_id")
    .innerJoin("comments as c", "c.id", "e.comment_id")
    .select("c.id")
    .where("t.user_id", "=", viewerId)
    .where("t.idea_id", "=", ideaId)
    .where("e.kind", "=", "published")
    .whereRef("e.seq", ">", "t.seq")
    .where("c.state", "=", "approved")
    .where((eb) => eb.or([eb("c.author_id", "is", null), eb("c.author_id", "<>", viewerId)]))
    .orderBy("e.seq")
    .limit(1);
}
