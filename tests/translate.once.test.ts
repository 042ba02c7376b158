import i18next from "i18next";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "#app/core/actor.ts";
import { messagesOf } from "#app/i18n/catalogue.server.ts";
import type { MessageKey } from "#app/i18n/message-key.ts";
import { type Messages, makeTranslate, type Params } from "#app/i18n/translate.ts";

const COUNTS = [0, 1, 2, 3, 5, 10, 21, 100, 1000, 12_345, 1_000_000, 2_000_000, 1.5, -1];
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** i18next itself, set as translators' tools expect: what our reader must agree with. */
function byLibrary(locale: Locale, messages: Messages) {
  const library = i18next.createInstance();
  library.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [locale]: { translation: messages } },
  });
  const digits = new Intl.NumberFormat(locale, { useGrouping: true });
  return (key: string, params?: Params) => {
    if (!params) return library.t(key);
    const shown = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [
        name,
        typeof value === "number" && name !== "count" ? digits.format(value) : value,
      ]),
    );
    const formatted = typeof params.count === "number" ? { formatted: digits.format(params.count) } : {};
    return library.t(key, { ...shown, ...formatted });
  };
}

/** A value for every place in a text; names that regular expressions and nested keys would trip over. */
function valuesFor(text: string): Params {
  const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
  return Object.fromEntries(
    names.map((name, at) => [name, [`Bernat & $1 <b>`, 12_345, "$t(common.skip) {{count}}"][at % 3] ?? ""]),
  );
}

describe.each(LOCALES)("%s", (locale) => {
  const messages: Messages = messagesOf(locale);
  const library = byLibrary(locale, messages);
  const own = makeTranslate(locale, messages);
  const bases = [...new Set(Object.keys(messages).map((key) => key.replace(PLURAL, "")))];

  test("says every message as i18next does", () => {
    expect(bases.length).toBeGreaterThan(300);
    for (const key of bases) {
      const text = messages[key] ?? messages[`${key}_other`] ?? "";
      expect(own(key as MessageKey), key).toBe(library(key));
      const params = valuesFor(text);
      expect(own(key as MessageKey, params), key).toBe(library(key, params));
    }
  });

  test("counts as i18next does", () => {
    const counted = bases.filter((key) => `${key}_other` in messages);
    expect(counted.length).toBeGreaterThan(10);
    for (const key of counted) {
      for (const count of COUNTS) {
        const params = { ...valuesFor(messages[`${key}_other`] ?? ""), count };
        expect(own(key as MessageKey, params), `${key} ${count}`).toBe(library(key, params));
      }
    }
  });
});

test("an own form for zero, missing values and missing keys", () => {
  const messages = {
    "test.some_zero": "none",
    "test.some_one": "one {{what}}",
    "test.some_other": "{{formatted}} {{what}}",
    "test.bare": "bare {{what}}",
  };
  const library = byLibrary("en", messages);
  const own = makeTranslate("en", messages);
  const say = (key: string, params?: Params) => [own(key as MessageKey, params), library(key, params)];
  expect(say("test.some", { count: 0 })).toEqual(["none", "none"]);
  expect(say("test.some", { count: 1 })).toEqual(["one {{what}}", "one {{what}}"]);
  expect(say("test.some", { count: 1234, what: "x" })).toEqual(["1,234 x", "1,234 x"]);
  expect(say("test.bare", { count: 1, what: "y" })).toEqual(["bare y", "bare y"]);
  expect(say("test.missing", { count: 1 })).toEqual(["test.missing", "test.missing"]);
  expect(say("toString")).toEqual(["toString", "toString"]);
});
