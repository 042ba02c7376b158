import pino from "pino";
import { readConfig } from "#app/config.server.ts";
import { found } from "#app/core/errors.ts";
import { makeContext } from "#app/core/make-context.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { type DemoRole, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { openDatabase } from "#db/open.ts";

export type Who = "anonymous" | DemoRole;

/** What of the demo town the addresses are made of. */
export type Places = {
  /** Slug with number of an idea with a thread, moves and a waiting comment of the citizen. */
  idea: string;
  /** An idea of the citizen's own. */
  own: string;
  comment: string;
  /** A comment of the citizen that waits, one that was removed, and the decision on a rejected one. */
  waiting: string;
  removed: string;
  decision: string;
  space: string;
  organisation: string;
};

type Entry = {
  path: (places: Places) => string;
  as: Who[];
  /** Answers this when it is not 200. */
  status?: number;
};

/**
 * Every page of the site, by its route: where it is in the demo town, and who looks at it. A new route
 * without an entry fails the test that reads this table.
 */
export const PAGES: Record<string, Entry> = {
  "routes/_index": { path: () => "/", as: ["anonymous", "citizen"] },
  "routes/ideas._index": { path: () => "/ideas", as: ["anonymous", "citizen"] },
  "routes/ideas.new": { path: (at) => `/ideas/new?space=${at.space}`, as: ["citizen"] },
  "routes/ideas.$idea._index": {
    path: (at) => `/ideas/${at.idea}`,
    as: ["anonymous", "citizen", "moderator", "organiser"],
  },
  "routes/ideas.$idea_.c.$comment": {
    path: (at) => `/ideas/${at.idea.split("-")[0]}/c/${at.comment}`,
    as: ["anonymous"],
  },
  "routes/ideas.$idea_.timeline": { path: (at) => `/ideas/${at.idea}/timeline`, as: ["anonymous"] },
  "routes/ideas.$idea.revisions": { path: (at) => `/ideas/${at.idea}/revisions`, as: ["anonymous"] },
  "routes/ideas.$idea.edit": { path: (at) => `/ideas/${at.own}/edit`, as: ["citizen"] },
  "routes/ideas.$idea.report": { path: (at) => `/ideas/${at.idea}/report`, as: ["anonymous"] },
  "routes/comments.$comment.report": { path: (at) => `/comments/${at.comment}/report`, as: ["anonymous"] },
  "routes/comments.$comment.edit": { path: (at) => `/comments/${at.waiting}/edit`, as: ["citizen"] },
  "routes/decisions.$decision.appeal": {
    path: (at) => `/decisions/${at.decision}/appeal`,
    as: ["citizen"],
  },
  "routes/moderation.log": { path: () => "/moderation/log", as: ["anonymous", "moderator"] },
  "routes/moderation.$noun.$id.removal": {
    path: (at) => `/moderation/comments/${at.comment}/removal`,
    as: ["moderator"],
  },
  "routes/moderation.$noun.$id.restoration": {
    path: (at) => `/moderation/comments/${at.removed}/restoration`,
    as: ["moderator"],
  },
  "routes/spaces._index": { path: () => "/spaces", as: ["anonymous"] },
  "routes/spaces.$slug": { path: (at) => `/spaces/${at.space}`, as: ["anonymous", "organiser"] },
  "routes/organisations._index": { path: () => "/organisations", as: ["anonymous"] },
  "routes/organisations.$slug": {
    path: (at) => `/organisations/${at.organisation}`,
    as: ["anonymous"],
  },
  "routes/pipeline": { path: () => "/pipeline", as: ["anonymous"] },
  "routes/rules": { path: () => "/rules", as: ["anonymous"] },
  "routes/privacy": { path: () => "/privacy", as: ["anonymous"] },
  "routes/accessibility": { path: () => "/accessibility", as: ["anonymous"] },
  "routes/login._index": { path: () => "/login", as: ["anonymous"] },
  "routes/login.code": { path: () => "/login/code", as: ["anonymous"] },
  "routes/login.password": { path: () => "/login/password", as: ["anonymous"] },
  "routes/login.link.$secret": { path: () => "/login/link/unknown", as: ["anonymous"], status: 404 },
  "routes/register": { path: () => "/register", as: ["anonymous"] },
  "routes/unsubscribe.$token": { path: () => "/unsubscribe/unknown", as: ["anonymous"], status: 404 },
  "routes/me": { path: () => "/me", as: ["citizen"] },
  "routes/notifications": { path: () => "/notifications", as: ["citizen", "ngo"] },
  "routes/settings._index": { path: () => "/settings", as: ["citizen"] },
  "routes/settings.password": { path: () => "/settings/password", as: ["citizen"] },
  "routes/settings.tokens._index": { path: () => "/settings/tokens", as: ["citizen"] },
  "routes/moderation._index": { path: () => "/moderation", as: ["moderator", "admin"] },
  "routes/board._index": { path: () => "/board", as: ["organiser"] },
  "routes/board.ideas.$idea": { path: (at) => `/board/ideas/${at.idea.split("-")[0]}`, as: ["organiser"] },
  "routes/dev.kit": { path: () => "/dev/kit", as: ["anonymous"] },
  "routes/dev.mail": { path: () => "/dev/mail", as: ["anonymous"] },
  "routes/$": { path: () => "/nowhere-at-all", as: ["anonymous", "citizen"], status: 404 },
};

/** Finds in a demo town what the addresses need. */
export async function findPlaces(databaseUrl: string): Promise<Places> {
  const database = await openDatabase(databaseUrl);
  const config = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" });
  const mailer = { send: async () => {} };
  const { ctx } = makeContext({ database, config, mailer, log: pino({ level: "silent" }) });
  const { db } = ctx;
  const busiest = await db
    .selectFrom("ideas")
    .selectAll()
    .where("state", "=", "approved")
    .orderBy("comments", "desc")
    .orderBy("number")
    .executeTakeFirstOrThrow();
  const accountOf = async (role: DemoRole) => {
    const { id } = await db
      .selectFrom("users")
      .select("id")
      .where("email", "=", demoAddress(role))
      .executeTakeFirstOrThrow();
    return found(await actorById(db, id));
  };
  const [citizen, moderator] = [await accountOf("citizen"), await accountOf("moderator")];
  const own = await db
    .selectFrom("ideas")
    .selectAll()
    .where("state", "=", "approved")
    .where("id", "<>", busiest.id)
    .orderBy("number", "desc")
    .executeTakeFirstOrThrow();
  await ctx.transact({}, (tx) =>
    tx.updateTable("ideas").set({ author_id: citizen.id }).where("id", "=", own.id).execute(),
  );
  const say = (body: string) => {
    const input = { body, parent: null, stance: null, lang: "ca" as const, onBehalfOf: null };
    return postComment(ctx, citizen, { ...input, number: busiest.number });
  };
  const itemOf = async (commentId: string) =>
    db
      .selectFrom("queue_items")
      .select(["id", "revision_id as revision"])
      .where("comment_id", "=", commentId)
      .executeTakeFirstOrThrow();
  const grounds = { rule: 1, reason: "No parla de la idea." };
  const rejected = await itemOf((await say("Això no sortirà.")).id);
  const { decisionId } = await rejectItem(ctx, moderator, {
    ...grounds,
    id: rejected.id,
    revision: rejected.revision ?? "",
  });
  const removed = await say("Això sortirà i es retirarà.");
  const approved = await itemOf(removed.id);
  await approveItem(ctx, moderator, { id: approved.id, revision: approved.revision ?? "" });
  await removeComment(ctx, moderator, { ...grounds, id: removed.id });
  const waiting = await say("I això espera.");
  const comment = await db
    .selectFrom("comments")
    .select("id")
    .where("idea_id", "=", busiest.id)
    .where("state", "=", "approved")
    .executeTakeFirstOrThrow();
  const space = await db
    .selectFrom("spaces")
    .select("slug")
    .where("id", "=", busiest.space_id)
    .executeTakeFirstOrThrow();
  const organisation = await db
    .selectFrom("organisations")
    .select("slug")
    .where("state", "=", "verified")
    .executeTakeFirstOrThrow();
  await database.close();
  return {
    idea: `${busiest.number}-${busiest.slug}`,
    own: `${own.number}-${own.slug}`,
    comment: comment.id,
    waiting: waiting.id,
    removed: removed.id,
    decision: decisionId,
    space: space.slug,
    organisation: organisation.slug,
  };
}
