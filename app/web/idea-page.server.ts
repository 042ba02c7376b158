import { escapeHtml } from "#app/core/mail-layout.server.ts";
import { isCommentingOpen } from "#app/features/comments/comment.policy.ts";
import { publicComment } from "#app/features/comments/comment.queries.server.ts";
import { withReasons } from "#app/features/comments/own-comment.queries.server.ts";
import { openWindow } from "#app/features/comments/packed-window.ts";
import { sharedWindow } from "#app/features/comments/shared-window.server.ts";
import { ORDERS } from "#app/features/comments/thread.ts";
import { viewerBits } from "#app/features/comments/viewer-bits.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber, ideaPath } from "#app/features/ideas/idea.ts";
import { unpublishedText } from "#app/features/ideas/own-text.queries.server.ts";
import { usualWaits } from "#app/features/moderation/usual-wait.queries.server.ts";
import { embedCode } from "#app/features/open-data/embed-code.ts";
import { mergeOf } from "#app/features/pipeline/merge.queries.server.ts";
import { mayMove } from "#app/features/pipeline/move-idea.server.ts";
import { updatesBy } from "#app/features/pipeline/update.policy.ts";
import { mayModerate } from "#app/features/spaces/space.policy.ts";
import { READ_FIRST } from "#app/features/spaces/space.ts";
import { ownStages } from "#app/features/spaces/stage-words.server.ts";
import { isVotingOpen } from "#app/features/votes/vote.policy.ts";
import { duration } from "#app/i18n/dates.ts";
import { freshKey } from "./form.server.ts";
import { publicHead } from "./head.server.ts";
import type { RequestContext } from "./request-context.ts";
import { sharedAbout } from "./shared-about.server.ts";

/** Everything the idea page shows, with its thread's window; `around` is the comment of a permalink. */
export async function ideaPageData(
  context: RequestContext,
  param: string | undefined,
  query: URLSearchParams,
  around: string | null = null,
) {
  const { app, viewer } = context;
  const { db } = app;
  const idea = await ideaTarget(db, viewer, ideaNumber(param));
  const now = app.now();
  const [{ shown, about, bareLinks, related, combines, story }, personal, thread] = await Promise.all([
    sharedAbout(app, viewer, idea),
    viewerBits(db, viewer, idea),
    sharedWindow(app, idea, {
      before: query.get("before"),
      after: query.get("after"),
      around,
      withoutLinks: query.get("links") !== "show",
      order: ORDERS.find((order) => order === query.get("order")) ?? null,
    }),
  ]);
  const { bits, othersWaiting, mine, useful, unread, hidden } = personal;
  const merge = idea.stage === "merged" ? await mergeOf(db, viewer, idea.id) : null;
  const own = await withReasons(db, hidden);
  const mayWait = viewer !== null && (READ_FIRST.includes(idea.space.moderation) || hidden.length > 0);
  const usualWait = mayWait ? (await usualWaits(app, [idea.space.id])).get(idea.space.id) : undefined;
  const replyTo = query.get("reply");
  const answered = replyTo ? await publicComment(db, idea, replyTo) : null;
  const title = `${shown.title} · Nº ${idea.number}`;
  const isOpen = idea.state === "approved" && idea.space.visibility === "public";
  return {
    title,
    meta: isOpen
      ? publicHead(context, {
          title: shown.title,
          about,
          path: ideaPath(idea),
          feed: `/ideas/${idea.number}/feed.xml`,
          embeds: true,
          picture: { path: `/ideas/${idea.number}/card.png?lang=${context.locale}`, alt: title },
        })
      : [],
    /** How to pass it on; null while not everybody sees it. */
    share: isOpen
      ? {
          url: app.config.publicUrl + ideaPath(idea),
          embed: embedCode(
            `${app.config.publicUrl}/embed/${idea.number}?lang=${context.locale}`,
            escapeHtml(shown.title),
          ),
        }
      : null,
    idea: {
      id: idea.id,
      number: idea.number ?? 0,
      slug: idea.slug,
      kind: idea.kind,
      stage: idea.stage,
      state: idea.state,
      supports: idea.supports,
      comments: idea.comments,
      space: {
        slug: idea.space.slug,
        title: idea.space.title,
        moderation: idea.space.moderation,
        presence: idea.space.presence,
        stages: ownStages(idea.space),
      },
    },
    shown,
    bits,
    thread,
    links: { count: bareLinks, shown: openWindow(thread).hasLinks },
    own,
    /** How long what one sends usually waits. */
    usualWait: usualWait === undefined ? null : duration(usualWait, context.locale),
    othersWaiting,
    timeline: story.timeline,
    updates: story.updates,
    milestones: story.milestones,
    money: story.money,
    maySay: updatesBy(viewer, idea).length > 0,
    merge,
    related,
    combines,
    head: idea.head,
    /** Which window of the thread this is. */
    window:
      ["before", "after", "links", "order"].map((name) => query.get(name) ?? "").join(" ") + (around ?? ""),
    /** Why the idea, or its author's new version of it, is not public. */
    ...(await unpublishedText(db, viewer, idea, shown.redactedUnder !== null)),
    votingOpen: isVotingOpen(idea, now),
    commentingOpen: isCommentingOpen(idea, now),
    mayMove: viewer !== null && mayMove(viewer, idea.space.id),
    reply: answered ? { id: answered.id, name: answered.author?.name ?? "" } : null,
    mine,
    useful,
    /** Where the viewer has not read on. */
    unread,
    moderates: mayModerate(viewer, idea.space.id),
    person: viewer ? { id: viewer.id, name: viewer.name, memberships: viewer.memberships } : null,
    /** Nobody's form has no key: what they write is an intent, used once. */
    formKey: viewer ? freshKey() : "",
    focus: around,
  };
}

export type IdeaPageData = Awaited<ReturnType<typeof ideaPageData>>;
