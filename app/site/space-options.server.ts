import type { Locale } from "#app/core/actor.ts";
import { inLocale, type Localized } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** What a page of figures can be narrowed to: every space, or one of these. */
export function spaceOptions(locale: Locale, spaces: { slug: string; title: Localized }[]) {
  return [
    { value: "", label: translateIn(locale)("transparency.everySpace") },
    ...spaces.map(({ slug, title }) => ({ value: slug, label: inLocale(title, locale) })),
  ];
}
