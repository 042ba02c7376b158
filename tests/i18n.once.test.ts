import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LOCALES, type Locale } from "#app/core/actor.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

const FOLDER = join(import.meta.dirname, "../app/i18n/locales");
const FORMS: Record<Locale, string[]> = {
  ca: ["one", "many", "other"],
  es: ["one", "many", "other"],
  en: ["one", "other"],
};
const PLURAL = /_(zero|one|two|few|many|other)$/;
const namespaces = readdirSync(join(FOLDER, "en"));

function read(locale: Locale, file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(FOLDER, locale, file), "utf8"));
}
const bases = (messages: Record<string, string>) =>
  [...new Set(Object.keys(messages).map((key) => key.replace(PLURAL, "")))].sort();
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(namespaces)("%s", (file) => {
  test.each(LOCALES)("%s has every key", (locale) => {
    expect(bases(read(locale, file))).toEqual(bases(read("en", file)));
  });

  test.each(LOCALES)("%s has every plural form", (locale) => {
    const messages = read(locale, file);
    const plurals = [
      ...new Set(
        Object.keys(messages)
          .filter((key) => PLURAL.test(key))
          .map((key) => key.replace(PLURAL, "")),
      ),
    ];
    const missing = plurals.flatMap((base) =>
      FORMS[locale].filter((form) => !(`${base}_${form}` in messages)).map((form) => `${base}_${form}`),
    );
    expect(missing).toEqual([]);
  });

  test.each(LOCALES)("%s fills in the same values and leaves nothing empty", (locale) => {
    const english = read("en", file);
    for (const [key, text] of Object.entries(read(locale, file))) {
      expect(text.trim(), key).not.toBe("");
      const model = english[key] ?? english[key.replace(PLURAL, "_other")] ?? "";
      if (!PLURAL.test(key)) expect(variables(text), key).toEqual(variables(model));
    }
  });

  test("keys begin with their namespace", () => {
    const name = file.replace(/\.json$/, "");
    expect(Object.keys(read("en", file)).filter((key) => !key.startsWith(`${name}.`))).toEqual([]);
  });
});

test("plurals follow the language", () => {
  expect(translateIn("ca")("errors.summary", { count: 1 })).toBe("Hi ha un problema");
  expect(translateIn("ca")("errors.summary", { count: 3 })).toBe("Hi ha 3 problemes");
  expect(translateIn("es")("errors.summary", { count: 1_000_000 })).toBe("Hay 1.000.000 problemas");
});
