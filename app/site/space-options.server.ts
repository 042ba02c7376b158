import type { Locale } from "#app/core/actor.ts";
import { inLocale, type Space } from "#app/features/spaces/space.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

/** What a page of figures can be narrowed to: every space, or one of these. */
export function spaceOptions(locale: Locale, spaces: NamedSpace[]) {
  return [
    { value: "", label: translateIn(locale)("transparency.everySpace") },
    ...spaces.map((space) => ({ value: space.slug, label: nameOfSpace(locale, space) })),
  ];
}

type NamedSpace = Pick<Space, "slug" | "title" | "visibility">;

/** A space's title, and that it is private where it is. */
export function nameOfSpace(locale: Locale, { title, visibility }: Omit<NamedSpace, "slug">): string {
  const name = inLocale(title, locale);
  return visibility === "private" ? `${name} (${translateIn(locale)("spaces.private")})` : name;
}
