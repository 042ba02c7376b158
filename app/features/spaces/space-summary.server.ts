import type { Locale } from "#app/core/actor.ts";
import { plainText } from "#app/core/markdown.server.ts";
import { inLocale, localeOf, type Space } from "./space.ts";

/** A space in a list: its brief without marks, cut short, and the language of that text. */
export function spaceSummary({ slug, title, brief, visibility }: Space, locale: Locale) {
  return {
    slug,
    title,
    visibility,
    summary: plainText(inLocale(brief, locale), 240),
    lang: localeOf(brief, locale),
  };
}
