import { expect, test } from "vitest";
import { foundWords } from "#app/features/ideas/found-words.ts";

test("words are marked as the search finds them: other forms, accents, the middle dot, the beginning of the last", () => {
  expect(foundWords("tramvies").mark("El tramvia, i TRAMVÍA.")).toEqual([
    "El ",
    "tramvia",
    ", i ",
    "TRAMVÍA",
    ".",
  ]);
  expect(foundWords("collaboracio").mark("La col·laboració de tothom")).toEqual([
    "La ",
    "col·laboració",
    " de tothom",
  ]);
  expect(foundWords("banc om").mark("Bancs a l'ombra")).toEqual(["", "Bancs", " a l'", "ombra", ""]);
  expect(foundWords("").mark("Res")).toEqual(["Res"]);
});

test("a summary begins a little before the first word that was found", () => {
  const text = `${"paraula ".repeat(40)}tramvia ${"final ".repeat(40)}`;
  const excerpt = foundWords("tramvia").excerpt(text, 140);
  expect(excerpt).toMatch(/^…paraula .*tramvia .*…$/);
  expect(excerpt.length).toBeLessThanOrEqual(142);
  expect(foundWords("paraula").excerpt(text, 140)).toMatch(/^paraula /);
  expect(foundWords("enlloc").excerpt("Curt", 140)).toBe("Curt");
});
