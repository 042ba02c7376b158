import { describe, expect, test } from "vitest";
import { markedPieces } from "#app/features/screening/marked-pieces.ts";
import { riskOf } from "#app/features/screening/match.ts";
import { redactedText } from "#app/features/screening/redacted-text.ts";
import { newMatches, screenText } from "#app/features/screening/screen-text.ts";
import { INNOCENT, SHIPPED_TERMS } from "#app/features/screening/word-lists.ts";
import { WordMatcher } from "#app/features/screening/word-matcher.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";

const words = new WordMatcher(SHIPPED_TERMS, INNOCENT);
const screen = (body: string, title: string | null = null) => screenText({ title, body }, words, "riera.cat");
/** What was found, as kind and the very characters. */
const found = (body: string) =>
  screen(body).map((match) => [match.kind, body.slice(match.start ?? 0, match.end ?? 0)]);

describe("telephones", () => {
  test.each([
    ["Truca'm: 600123456.", "600123456"],
    ["Truqueu-me: 600 12 34 56 al vespre", "600 12 34 56"],
    ["al 93 123 45 67", "93 123 45 67"],
    ["(+34) 600 123 456", "(+34) 600 123 456"],
    ["+34600123456", "+34600123456"],
    ["0034 600-123-456", "0034 600-123-456"],
    ["600.123.456, de 9 a 2", "600.123.456"],
    ["porta 14 612 345 678", "612 345 678"],
    ["+33 6 12 34 56 78", "+33 6 12 34 56 78"],
  ])("%s", (text, number) => {
    expect(found(text)).toEqual([["telephone", number]]);
  });

  test("two in a row are two", () => {
    expect(found("600123456 698765432")).toEqual([
      ["telephone", "600123456"],
      ["telephone", "698765432"],
    ]);
  });

  test.each([
    "Costa 600.000.000 €",
    "600 000 000 euros",
    "€ 750 000 000",
    "12.600.000.000",
    "El 2026-11-23 a les 15.30",
    "Som 38.400 de 92.000",
    "El 010 o el 900 123 456",
    "referència A612345678",
    "ISBN 978-84-376-0494-7",
    "112",
  ])("none in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("identity numbers, accounts and addresses", () => {
  test("the check letter and the check digits decide", () => {
    expect(found("El meu DNI és 12345678Z i prou")).toEqual([["identity", "12345678Z"]]);
    expect(found("12.345.678-Z")).toEqual([["identity", "12.345.678-Z"]]);
    expect(found("NIE x1234567l")).toEqual([["identity", "x1234567l"]]);
    expect(found("12345678A")).toEqual([]);
    expect(found("a l'ES91 2100 0418 4502 0005 1332, gràcies")).toEqual([
      ["account", "ES91 2100 0418 4502 0005 1332"],
    ]);
    expect(found("ES91 2100 0418 4502 0005 1332 gràcies")).toHaveLength(1);
    expect(found("ES91 2100 0418 4502 0005 1333")).toEqual([]);
    expect(found("DE89370400440532013000")).toEqual([["account", "DE89370400440532013000"]]);
  });

  test("addresses", () => {
    expect(found("escriu a Laia.Fonts+pati@correu.example.cat.")).toEqual([
      ["email", "Laia.Fonts+pati@correu.example.cat"],
    ]);
    expect(found("a les 9 @ la plaça, VECIN@S, @laia")).toEqual([]);
  });
});

describe("links", () => {
  test("other sites, written in any way", () => {
    expect(
      screen("Mireu [això](https://www.exemple.org/a?b=1), i www.altre.net o botiga.com/oferta!"),
    ).toMatchObject([
      { kind: "link", values: { host: "exemple.org" } },
      { kind: "link", values: { host: "altre.net" } },
      { kind: "link", values: { host: "botiga.com" } },
    ]);
  });

  test("not the site's own, nor a forgotten space", () => {
    expect(found("https://riera.cat/ideas/142 El pati.Es una idea. Fins a les 9.30.No?")).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    ["sois unos IMBÉCILES", "IMBÉCILES"],
    ["quina colla d'imbècils", "imbècils"],
    ["Són uns malparits", "malparits"],
    ["hijos de puta", "hijos de puta"],
    ["you idiots", "idiots"],
    ["Los del Ayuntamiento sois unos inútiles que", "sois unos inútiles"],
    ["sou uns inu\u200Btils", "sou uns inu\u200Btils"],
  ])("an insult in: %s", (text, word) => {
    expect(found(text)).toEqual([["insult", word]]);
  });

  test("a threat, and the same words when they are none", () => {
    expect(found("Si no ho arregleu aviat, sabem on viu el regidor")).toEqual([["threat", "sabem on viu"]]);
    expect(found("No sabem on viu la gent que ve")).toEqual([]);
    expect(found("Amb el mapa et trobes la font de seguida")).toEqual([]);
  });

  test.each([
    "Una mesura inútil i una estupidesa, dit amb respecte.",
    "El retard del tren i els retards de l'obra",
    "Vivo en Morón de la Frontera",
    "La canalla surt a les cinc; put the bench in the shade",
    "Hi ha merdes de gos a la vorera i la basura sin recoger",
    "Miramos con estupor la idea del regidor",
    "La computadora i la disputa pel dret de reputació",
    "assess the class, the Scunthorpe grass and the cockpit",
  ])("none in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("innocent by a space's own list, found by its own list", () => {
    const own = new WordMatcher(
      [...SHIPPED_TERMS, { kind: "ownWord", text: "nuclear" }],
      [...INNOCENT, "idiota"],
    );
    const matches = screenText({ title: "Idiota?", body: "Centrals nuclears" }, own, "");
    expect(matches).toMatchObject([{ kind: "ownWord", field: "body", start: 9, end: 17 }]);
  });
});

/** Processor time, which other work on the machine does not lengthen. */
function worked(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each([
  "Jo hi puc anar dimarts i dijous a obrir la porta. ",
  ..."a|a-|a.|@|a@|a@a.|6|6 |60 60 |+|(+34 |ES91 |X1234567|=|fill de |l·l|http://|www.|e\u0301|\u200B".split(
    "|",
  ),
])("time grows with length alone: %j repeated", (piece) => {
  const fill = (length: number) => piece.repeat(length / piece.length + 1).slice(0, length);
  const [short, long] = [fill(2_500), fill(40_000)];
  worked(() => screen(long));
  // The least of some goes: what else the machine does in one of them is no growth.
  const least = (text: string) => Math.min(...[1, 2, 3].map(() => worked(() => screen(text))));
  // Sixteen times as long: sixteen times the work; 256 times if it grew with the square.
  expect(least(long)).toBeLessThan(least(short) * 64 + 25);
});

test("a redacted text keeps everything but the personal data", () => {
  const body = "Truqueu-me al 600 123 456 o a laia@exemple.cat, i ho parlem: sou uns imbècils.";
  const matches = screen(body);
  expect(redactedText(body, matches, translateIn("ca"))).toBe(
    "Truqueu-me al [telèfon] o a [correu], i ho parlem: sou uns imbècils.",
  );
  expect(redactedText("Res a dir.", [], translateIn("es"))).toBe("Res a dir.");
  expect(redactedText(body, matches, translateIn("ca"), "title")).toBe(body);
});

test("pieces put together are the text, each marked one is a match", () => {
  const body = "sou uns imbècils, 600123456";
  const pieces = markedPieces(body, screen(body));
  expect(pieces.map((piece) => piece.text).join("")).toBe(body);
  expect(pieces.filter((piece) => piece.match).map((piece) => piece.text)).toEqual(["imbècils", "600123456"]);
  expect(markedPieces("", [])).toEqual([{ text: "", match: null }]);
});

test("of an edit only what is new is shown", () => {
  const before = { title: null, body: "El 600123456 és meu." };
  const after = { title: null, body: "El 600123456 és meu i el 600123457 també. Imbècils." };
  const fresh = newMatches(screenText(after, words, ""), after, screenText(before, words, ""), before);
  expect(fresh.map((match) => after.body.slice(match.start ?? 0, match.end ?? 0))).toEqual([
    "600123457",
    "Imbècils",
  ]);
});

test("a threat is more urgent than a link, and several kinds more than one", () => {
  const risk = (body: string) => riskOf(screen(body));
  expect(risk("bon dia")).toBe(0);
  expect(risk("www.exemple.org")).toBeLessThan(risk("imbècil"));
  expect(risk("imbècil")).toBeLessThan(risk("imbècil 600123456"));
  expect(risk("sabem on vius")).toBeGreaterThan(risk("imbècil"));
});
