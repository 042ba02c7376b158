import { describe, expect, test } from "vitest";
import { markdownCleaner, oneLine } from "#app/features/import/clean-text.server.ts";
import { dateOf } from "#app/features/import/decidim-field.ts";
import { detectLanguage } from "#app/features/import/detect-language.server.ts";

describe("imported texts become clean Markdown", () => {
  const clean = markdownCleaner();
  test.each([
    ["<p>U</p>\n<p>dos<br />tres</p>", "U\n\ndos\ntres"],
    [
      "<p>Un <strong>gran</strong> <em>pla</em></p><ul><li>a</li><li>b</li></ul>",
      "Un **gran** *pla*\n\n-   a\n-   b",
    ],
    ['<p><a href="https://a.example/b">https://a.example/b</a></p>', "https://a.example/b"],
    ['<p><a href="https://a.example/b">aquí</a></p>', "[aquí](<https://a.example/b>)"],
    ['<p><a href="javascript:alert(1)">aquí</a></p>', "aquí"],
    ['<p>x</p><script>alert(1)</script><iframe src="https://a.example"></iframe>', "x"],
    ['<p><img src="https://a.example/c.png" alt="Un plànol"></p>', "[Un plànol](<https://a.example/c.png>)"],
    ['<p><img src="data:image/png;base64,AAAA"></p>', ""],
    ["menys de <100 euros & més", "menys de <100 euros & més"],
    ["Llista:\r\n- a\r\n\r\n\r\n\r\n\t- b", "Llista:\n- a\n\n- b"],
    ["# no és un títol\n----\nni això", "\\# no és un títol\n\nni això"],
    ["a\u0000b\u0007c \uFEFF", "abc"],
  ])("%j", (raw, markdown) => {
    expect(clean(raw)).toBe(markdown);
  });
  test("a title stands on one line", () => {
    expect(oneLine("  Un\n títol\u200B  llarg ")).toBe("Un títol llarg");
  });
});

describe("the language of a text", () => {
  test.each([
    ["Volem més arbres a la plaça perquè a l'estiu no s'hi pot estar.", "es", "ca"],
    ["Queremos más árboles en la calle porque en verano no se puede pasar.", "ca", "es"],
    ["We would like more trees in the square because it is too hot for the children.", "ca", "en"],
    ["Carril bici passeig nou", "ca", "ca"],
    ["https://a.example/una-adreca-ben-llarga-que-no-diu-res", "es", "es"],
  ] as const)("%s", (text, fallback, language) => {
    expect(detectLanguage(text, fallback)).toBe(language);
  });
});

test("dates are read with their zone, and what is no date is not guessed", () => {
  expect(dateOf("2016-02-01 11:27:33 UTC")).toBe("2016-02-01T11:27:33.000Z");
  expect(dateOf("2016-02-01 11:27:33 +0200")).toBe("2016-02-01T09:27:33.000Z");
  expect(dateOf("2024-05-01T10:00:00Z")).toBe("2024-05-01T10:00:00.000Z");
  expect(dateOf("2016-02-01")).toBe("2016-02-01T00:00:00.000Z");
  expect(dateOf("")).toBeNull();
  expect(dateOf("ahir")).toBeUndefined();
});
