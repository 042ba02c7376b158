import { found } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { type DemoRole, demoAddress } from "#app/features/accounts/demo-accounts.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { appealSuspension } from "#app/features/moderation/appeal-suspension.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { reportPath } from "#app/features/moderation/report-token.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { suspensionAppealUrl } from "#app/features/moderation/suspension-token.server.ts";
import { attachFiles } from "./attach-files.ts";
import { beside } from "./beside.ts";
import { aPerson } from "./factories.ts";
import type { Places } from "./page-list.ts";

/** Finds in a demo town what the addresses need. */
export async function findPlaces(databaseUrl: string): Promise<Places> {
  const { ctx, close } = await beside(databaseUrl);
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
  const ngo = await accountOf("ngo");
  const managed = await db
    .selectFrom("organisation_members as m")
    .innerJoin("organisations as o", "o.id", "m.organisation_id")
    .select(["o.id", "o.slug"])
    .where("m.user_id", "=", ngo.id)
    .executeTakeFirstOrThrow();
  await ctx.transact({}, (tx) =>
    tx
      .updateTable("organisation_members")
      .set({ role: "manager" })
      .where("user_id", "=", ngo.id)
      .where("organisation_id", "=", managed.id)
      .execute(),
  );
  const requested = await db
    .selectFrom("organisations")
    .select("slug")
    .where("state", "=", "requested")
    .executeTakeFirstOrThrow();
  const closed = await db
    .selectFrom("spaces")
    .select("slug")
    .where("visibility", "=", "private")
    .executeTakeFirstOrThrow();
  const move = await db
    .selectFrom("stage_moves")
    .select("id")
    .where("idea_id", "=", busiest.id)
    .orderBy("created_at", "desc")
    .executeTakeFirstOrThrow();
  const figure = await db
    .selectFrom("impact_figures as f")
    .innerJoin("spaces as s", "s.id", "f.space_id")
    .select(["f.id", "s.slug"])
    .where("f.version", ">", 1)
    .executeTakeFirstOrThrow();
  const weeks = Array.from({ length: 13 }, (_, at) => ({
    day: new Date(ctx.now().getTime() - at * 7 * 86_400_000).toISOString().slice(0, 10),
    what: "visit",
  }));
  const counted = weeks.flatMap((week, at) => [
    { ...week, channel: "search", count: 90 - at },
    { ...week, channel: "via:newsletter", count: at === 3 ? 40 : 7 },
  ]);
  await ctx.transact({}, (tx) => tx.insertInto("channel_counts").values(counted).execute());
  const filed = await reportComment(ctx, null, {
    id: comment.id,
    reason: "off_topic",
    explanation: "No parla d'això.",
    locale: "ca",
  });
  const admin = await accountOf("admin");
  const suspend = async () => {
    const { id: userId } = await aPerson(ctx);
    await suspendUser(ctx, admin, { userId, reason: "Publicitat cada dia.", source: "own" });
    const { id } = await db
      .selectFrom("decisions")
      .select("id")
      .where("subject_id", "=", userId)
      .executeTakeFirstOrThrow();
    return id;
  };
  const [asked, suspended] = [await suspend(), await suspend()];
  const { id: suspensionAppeal } = await appealSuspension(ctx, { decisionId: asked, text: "No era jo." });
  await attachFiles(ctx, await accountOf("organiser"), busiest.number ?? 0);
  await close();
  return {
    suspensionAppeal,
    figure: figure.id,
    figures: figure.slug,
    appeal: new URL(suspensionAppealUrl(ctx, suspended, "ca")).pathname,
    report: reportPath(ctx, filed.id),
    move: move.id,
    closed: closed.slug,
    managed: managed.slug,
    requested: requested.slug,
    person: citizen.id,
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
