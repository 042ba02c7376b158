import type { Cell } from "./tables.ts";

/** Lets spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";

/** What a spreadsheet may take for the beginning of a formula, or of our own mark. */
const DANGEROUS = "['=+\\-@＝＋－＠]";
const AT_START = new RegExp(`^(?:[\\t\\r\\n]|[\\s\\u00A0]*${DANGEROUS})`);
/** Where a spreadsheet set to other separators may begin a new cell in the middle of a text. */
const INSIDE = new RegExp(`([\\n\\r;\\t])(?=[ \\u00A0]*${DANGEROUS})`, "g");
const MARKED = /([\n\r;\t])'/g;

export type Separator = "," | ";";

/** One line of RFC 4180. Texts carry no formula; numbers and dates are what they are. */
export function csvLine(cells: readonly Cell[], separator: Separator = ","): string {
  return cells.map((cell) => quoted(cell)).join(separator) + LINE_END;
}

function quoted(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = withoutFormula(cell);
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The text with an apostrophe wherever a spreadsheet could see a formula begin: at its start, and after a line
 * end, semicolon or tabulator, since one set to other separators cuts there. `withFormula` gives it back.
 */
export function withoutFormula(text: string): string {
  const inside = text.replace(INSIDE, "$1'");
  return AT_START.test(text) ? `'${inside}` : inside;
}

/** The text that such a cell was made from. */
export function withFormula(cell: string): string {
  return (cell.startsWith("'") ? cell.slice(1) : cell).replace(MARKED, "$1");
}
