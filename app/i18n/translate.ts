import i18next from "i18next";
import type { Locale } from "#app/core/actor.ts";
import type { MessageKey } from "./message-key.ts";

export type Params = Record<string, string | number>;
export type Messages = Record<string, string>;

/** Says a message in one language; `count` picks the plural form and is written in the language's digits. */
export type Translate = (key: MessageKey, params?: Params) => string;

/** Makes `t` for one language from its messages (i18next JSON v4, flat keys). Missing keys show themselves. */
export function makeTranslate(locale: Locale, messages: Messages): Translate {
  const instance = i18next.createInstance();
  instance.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation: messages } },
  });
  const number = new Intl.NumberFormat(locale, { useGrouping: true });
  return (key, params) => {
    if (params === undefined) return instance.t(key);
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "number" && name !== "count" ? number.format(value) : value,
      ]),
    );
    return instance.t(
      key,
      typeof params.count === "number" ? { ...shown, formatted: number.format(params.count) } : shown,
    );
  };
}
