import { expect, test } from "vitest";
import { markPassage, saysPassage } from "#app/core/mark-passage.server.ts";

test("a passage is marked where the rendered text says it, across tags, lines and entities", () => {
  expect(markPassage("<p>Hola, món.</p>", "món")).toBe("<p>Hola, <mark>món</mark>.</p>");
  expect(markPassage("<p>És <strong>molt</strong> dolent.</p>", "És molt dolent")).toBe(
    "<p><mark>És </mark><strong><mark>molt</mark></strong><mark> dolent</mark>.</p>",
  );
  expect(markPassage("<p>Un</p>\n<p>dos</p>", "Un dos")).toBe(
    "<p><mark>Un</mark></p>\n<p><mark>dos</mark></p>",
  );
  expect(markPassage("<p>a<br>\nb</p>", "a b")).toBe("<p><mark>a</mark><br>\n<mark>b</mark></p>");
  expect(markPassage("<p>Tom &amp; Jerry &lt;3</p>", "Tom & Jerry <3")).toBe(
    "<p><mark>Tom &amp; Jerry &lt;3</mark></p>",
  );
  expect(markPassage("<p>un 🎉 dia</p>", "🎉 dia")).toBe("<p>un <mark>🎉 dia</mark></p>");
});

test("what is not said is not marked, and a mark cannot be made of a tag", () => {
  for (const passage of ["adeu", "", "  ", "strong", "p>", "href"])
    expect(markPassage('<p>Hola <a href="/x">món</a></p>', passage)).toBe('<p>Hola <a href="/x">món</a></p>');
  expect(saysPassage("<p>Hola   món</p>", "Hola\nmón")).toBe(true);
  expect(saysPassage("<p>Hola</p>", "món")).toBe(false);
});
