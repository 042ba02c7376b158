import { createContext, type ReactNode, useContext } from "react";
import type { Locale } from "#app/core/actor.ts";
import type { Translate } from "./translate.ts";

/** `today` is the site's local day, "2026-12-18". */
export type I18n = { locale: Locale; t: Translate; timeZone: string; today: string };

const I18nContext = createContext<I18n | null>(null);

/** Gives the page its language. */
export function I18nProvider({ value, children }: { value: I18n; children: ReactNode }) {
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

/** The page's language: `t`, the locale, the site's time zone and its day. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error("useI18n outside I18nProvider");
  return value;
}

/** The page's `t`. */
export function useT(): Translate {
  return useI18n().t;
}
