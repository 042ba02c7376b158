import type { MetaDescriptor } from "@remix-run/node";
import { plainText } from "#app/core/markdown.server.ts";
import type { RequestContext } from "./request-context.ts";

export type PublicHead = {
  title: string;
  /** Markdown, or text. */
  about: string;
  /** The page's one address, without parameters. */
  path: string;
  /** Address of the feed that follows the page. */
  feed?: string;
  /** Whether it can stand in a frame: then oEmbed says how. */
  embeds?: boolean;
  /** Address of a picture of 1200 × 630, and what it says. */
  picture?: { path: string; alt: string };
};

/** What machines read about a page that everybody may see: its one address, what it says, its feed and its picture. */
export function publicHead({ app }: RequestContext, page: PublicHead): MetaDescriptor[] {
  const own = (path: string) => app.config.publicUrl + path;
  const about = plainText(page.about, 200);
  const property = (name: string, content: string) => ({ property: `og:${name}`, content });
  return [
    { name: "description", content: about },
    { tagName: "link", rel: "canonical", href: own(page.path) },
    property("type", page.picture ? "article" : "website"),
    property("title", page.title),
    property("description", about),
    property("url", own(page.path)),
    ...(page.picture
      ? [
          property("image", own(page.picture.path)),
          property("image:type", "image/png"),
          property("image:width", "1200"),
          property("image:height", "630"),
          property("image:alt", page.picture.alt),
          { name: "twitter:card", content: "summary_large_image" },
        ]
      : [{ name: "twitter:card", content: "summary" }]),
    ...(page.embeds
      ? [
          {
            tagName: "link",
            rel: "alternate",
            type: "application/json+oembed",
            href: own(`/oembed?url=${encodeURIComponent(own(page.path))}`),
            title: page.title,
          } as const,
        ]
      : []),
    ...(page.feed
      ? [
          {
            tagName: "link",
            rel: "alternate",
            type: "application/atom+xml",
            href: page.feed,
            title: page.title,
          } as const,
        ]
      : []),
  ];
}
