import { LOCALES, type Locale, type Viewer } from "#app/core/actor.ts";
import type { Theme } from "./request-context.ts";

/** The page's language: `?lang=`, then the cookie, then the person's, then the browser's, then Catalan. */
export function chooseLocale(from: {
  query: unknown;
  cookie: string | undefined;
  viewer: Viewer;
  acceptLanguage: string | undefined;
}): Locale {
  return (
    asked(from.query) ?? asked(from.cookie) ?? from.viewer?.locale ?? accepted(from.acceptLanguage) ?? "ca"
  );
}

/** The theme of the cookie; null follows the device. */
export function chooseTheme(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : null;
}

function asked(value: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === value);
}

function accepted(header: string | undefined): Locale | undefined {
  const wanted = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", quality = ""] = part.trim().split(";");
      return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(/q=([\d.]+)/.exec(quality)?.[1] ?? 1) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const locale = asked(tag);
    if (locale) return locale;
  }
  return undefined;
}
