import { createContext, type ReactNode, useContext } from "react";
import type { Locale } from "#app/core/actor.ts";
import type { Translate } from "./translate.ts";

export type I18n = { locale: Locale; t: Translate; timeZone: string };

const I18nContext = createContext<I18n | null>(null);

/** Gives the page its language. */
export function I18nProvider({ value, children }: { value: I18n; children: ReactNode }) {
  return <I18nContext.Provider value={value}>{children}</I18nContext.Provider>;
}

/** The page's language: `t`, the locale and the site's time zone. */
export function useI18n(): I18n {
  const value = useContext(I18nContext);
  if (!value) throw new Error("useI18n outside I18nProvider");
  return value;
}

/** The page's `t`. */
export function useT(): Translate {
  return useI18n().t;
}
