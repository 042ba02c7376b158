import { BYTE_ORDER_MARK, csvLine, type Separator } from "./csv.ts";
import type { Cell, Column, OpenRow } from "./tables.ts";

/** Every column of a row in the table's order; what it has not, and empty text, is null. */
export function cellsOf(columns: readonly Column[], row: OpenRow): Cell[] {
  return columns.map(({ name }) => (row[name] === "" ? null : (row[name] ?? null)));
}

/** Pages of rows as CSV (RFC 4180, UTF-8 with its mark), a piece for each page. */
export async function* csvText(
  columns: readonly Column[],
  pages: AsyncIterable<OpenRow[]>,
  separator: Separator,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK +
    csvLine(
      columns.map((column) => column.name),
      separator,
    );
  for await (const rows of pages) yield rows.map((row) => csvLine(cellsOf(columns, row), separator)).join("");
}

/** Pages of rows as one JSON array of objects with the CSV's columns, texts as they are. */
export async function* jsonText(
  columns: readonly Column[],
  pages: AsyncIterable<OpenRow[]>,
): AsyncGenerator<string> {
  let between = "[\n";
  for await (const rows of pages) {
    const objects = rows.map((row) => {
      const cells = cellsOf(columns, row);
      return JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, cells[at]])));
    });
    yield between + objects.join(",\n");
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}
