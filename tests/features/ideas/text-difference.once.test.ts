import { expect, test } from "vitest";
import { textDifference } from "#app/features/ideas/text-difference.ts";

const textOf = (pieces: ReturnType<typeof textDifference>, without: string) =>
  pieces
    .filter((piece) => piece.kind !== without)
    .map((piece) => piece.text)
    .join("");

test("words that came and went are told, and both texts can be put together again", () => {
  const before = "Plantar deu arbres a la plaça.\n\nI un banc.";
  const after = "Plantar vint arbres petits a la plaça.\n\nI un banc.";
  const found = textDifference(before, after);
  expect(found.filter((piece) => piece.kind === "removed").map((piece) => piece.text)).toEqual(["deu"]);
  expect(textOf(found, "removed")).toBe(after);
  expect(textOf(found, "added")).toBe(before);
});

test("equal, empty and very long texts", () => {
  expect(textDifference("a b", "a b")).toEqual([{ kind: "same", text: "a b" }]);
  expect(textDifference("", "")).toEqual([]);
  expect(textDifference("", "nou")).toEqual([{ kind: "added", text: "nou" }]);
  const long = "mot ".repeat(5000);
  const found = textDifference(long, `${long}més`);
  expect(textOf(found, "removed")).toBe(`${long}més`);
  expect(textOf(found, "added")).toBe(long);
});
