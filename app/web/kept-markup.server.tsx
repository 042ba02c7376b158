import { renderToString } from "react-dom/server";
import { type I18n, I18nProvider } from "#app/i18n/i18n-context.tsx";
import type { KeepMarkup } from "#app/ui/KeptList.tsx";

/** More ways to show one thing are rendered anew each time. */
const MOST_NAMES = 24;

const kept = new WeakMap<object, Map<string, string>>();

/** Keeps markup in a language for as long as what it shows is kept. */
export function keepMarkup(i18n: I18n): KeepMarkup {
  return (owner, name, element) => {
    const markups = kept.get(owner) ?? new Map<string, string>();
    const full = `${i18n.locale} ${i18n.timeZone} ${name}`;
    const known = markups.get(full);
    if (known !== undefined) return known;
    // A string put together from pieces is a tree of them until it is read: kept is what was read.
    const markup = Buffer.from(
      renderToString(<I18nProvider value={i18n}>{element()}</I18nProvider>),
    ).toString();
    if (markups.size < MOST_NAMES) kept.set(owner, markups.set(full, markup));
    return markup;
  };
}
