import { ownOrigins } from "#app/config.server.ts";
import { LOCALES, type Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { found } from "#app/core/errors.ts";
import { escapeHtml } from "#app/core/mail-layout.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { EMBED_SIZE, embedCode } from "./embed-code.ts";
import { sharedIdea } from "./shared-idea.queries.server.ts";

export type OEmbedQuery = { url: string; maxWidth: number | null; maxHeight: number | null };

/** What oEmbed 1.0 says of an idea's address: the frame to show it in, no larger than is asked for. Throws `notFound`. */
export async function oEmbed(ctx: AppContext, locale: Locale, query: OEmbedQuery): Promise<object> {
  const { publicUrl } = ctx.config;
  const asked = found(URL.canParse(query.url) ? new URL(query.url) : null);
  found(ownOrigins(ctx.config).has(asked.origin) || null);
  const [, number] = /^\/ideas\/(\d{1,9}(?:-[^/]*)?)(?:\/|$)/.exec(asked.pathname) ?? [];
  const lang = LOCALES.find((known) => known === asked.searchParams.get("lang")) ?? locale;
  const idea = await sharedIdea(ctx, lang, ideaNumber(number));
  const width = Math.min(EMBED_SIZE.width, query.maxWidth ?? EMBED_SIZE.width);
  const height = Math.min(EMBED_SIZE.height, query.maxHeight ?? EMBED_SIZE.height);
  return {
    version: "1.0",
    type: "rich",
    title: `${idea.title} · Nº ${idea.number}`,
    ...(idea.author ? { author_name: idea.author } : {}),
    provider_name: idea.siteName,
    provider_url: publicUrl,
    cache_age: 300,
    html: embedCode(`${publicUrl}/embed/${idea.number}?lang=${lang}`, escapeHtml(idea.title), width, height),
    width,
    height,
    thumbnail_url: `${publicUrl}/ideas/${idea.number}/card.png?lang=${lang}`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  };
}
