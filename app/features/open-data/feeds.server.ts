import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { commentPlace } from "#app/features/comments/comment.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { type IdeaTarget, ideaPath, type Origin } from "#app/features/ideas/idea.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { inLocale } from "#app/features/spaces/space.ts";
import { stageName } from "#app/features/spaces/stage-words.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { type AtomEntry, type AtomFeed, atomFeed } from "./atom.ts";
import { type FeedScope, newestComments, newestIdeas, newestMoves, newestOf } from "./feed.queries.server.ts";

/** Ideas and their moves on the whole site, as everybody sees them. */
export async function siteFeed(ctx: AppContext, locale: Locale): Promise<string> {
  const name = await siteName(ctx);
  return atomFeed({
    ...frame(ctx, locale, name, "/", "/feed.xml"),
    id: `tag:${host(ctx)},2026:site`,
    title: name,
    since: "2026-01-01T00:00:00.000Z",
    entries: newestOf(await ideaEntries(ctx, locale, {}), await moveEntries(ctx, locale, {})),
  });
}

/** The same of one space. Throws `notFound` when not everybody sees it. */
export async function spaceFeed(ctx: AppContext, locale: Locale, slug: string): Promise<string> {
  const space = await spaceBySlug(ctx.db, null, slug);
  const page = `/spaces/${space.slug}`;
  const scope = { spaceId: space.id };
  return atomFeed({
    ...frame(ctx, locale, await siteName(ctx), page, `${page}/feed.xml`),
    id: `tag:${host(ctx)},2026:space/${space.id}`,
    title: inLocale(space.title, locale),
    since: space.createdAt,
    entries: newestOf(await ideaEntries(ctx, locale, scope), await moveEntries(ctx, locale, scope)),
  });
}

/** An idea, its moves and what is said about it. Throws `notFound` when not everybody sees it. */
export async function ideaFeed(ctx: AppContext, locale: Locale, number: number | null): Promise<string> {
  const idea = await ideaTarget(ctx.db, null, number);
  const scope = { ideaId: idea.id };
  const [own] = await newestIdeas(ctx.db, scope);
  return atomFeed({
    ...frame(ctx, locale, await siteName(ctx), ideaPath(idea), `/ideas/${idea.number}/feed.xml`),
    id: `tag:${host(ctx)},2026:idea/${idea.id}`,
    title: `${own?.title ?? ""} · Nº ${idea.number}`,
    since: own?.published ?? "",
    entries: newestOf(
      await ideaEntries(ctx, locale, scope),
      await moveEntries(ctx, locale, scope),
      await commentEntries(ctx, locale, idea),
    ),
  });
}

function frame(ctx: AppContext, locale: Locale, author: string, page: string, self: string) {
  const { publicUrl } = ctx.config;
  return {
    lang: locale,
    author,
    self: `${publicUrl}${self}?lang=${locale}`,
    page: publicUrl + page,
  } satisfies Partial<AtomFeed>;
}

const host = (ctx: AppContext) => new URL(ctx.config.publicUrl).hostname;
const siteName = (ctx: AppContext) => siteSetting(ctx.db, "site_name", "Planter");
/** Addresses in a feed say that one came by it. */
const address = (ctx: AppContext, path: string) => `${ctx.config.publicUrl}${path}?via=feed`;

async function ideaEntries(ctx: AppContext, locale: Locale, scope: FeedScope): Promise<AtomEntry[]> {
  const t = translateIn(locale);
  return (await newestIdeas(ctx.db, scope)).map((idea) => ({
    ...idea,
    author: idea.author?.name ?? noAuthor(locale, idea.origin),
    url: address(ctx, ideaPath(idea)),
    replies: `${ctx.config.publicUrl}/ideas/${idea.number}/feed.xml`,
    category: { term: idea.kind, label: t(`ideas.kind.${idea.kind}`) },
  }));
}

async function moveEntries(ctx: AppContext, locale: Locale, scope: FeedScope): Promise<AtomEntry[]> {
  const t = translateIn(locale);
  const name = await siteName(ctx);
  return (await newestMoves(ctx.db, scope)).map((move) => ({
    id: move.id,
    title: `${stageName(t, locale, move.stage, move.stageNames)}: ${move.title}`,
    lang: move.html ? move.lang : locale,
    author: move.responsible ?? name,
    html: move.html,
    published: move.at,
    updated: move.at,
    url: address(ctx, ideaPath(move)),
    category: { term: move.stage, label: stageName(t, locale, move.stage, move.stageNames) },
  }));
}

async function commentEntries(ctx: AppContext, locale: Locale, idea: IdeaTarget): Promise<AtomEntry[]> {
  const t = translateIn(locale);
  return (await newestComments(ctx.db, idea)).map(({ author, ...comment }) => {
    const name = author?.name ?? t("comments.noAuthor");
    return {
      ...comment,
      title: t("comments.by", { name }),
      author: name,
      url: address(ctx, commentPlace(idea.number, comment.id)),
    };
  });
}

function noAuthor(locale: Locale, origin: Origin): string {
  const t = translateIn(locale);
  if (origin === "paper" || origin === "meeting") return t(`ideas.noAuthor.${origin}`);
  return t(origin === "official" ? "ideas.origin.official" : "comments.noAuthor");
}
