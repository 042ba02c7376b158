import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse/sync";

/** A row of a file with a header: where it stands, and its fields by column. */
export type CsvRow = { line: number; fields: Record<string, string> };

/** A file that cannot be imported; the message names it, the line and what is wrong. */
export class BrokenFile extends Error {}

const NEWLINE = 0x0a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

const WRONG: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark opened here is never closed",
  INVALID_OPENING_QUOTE: "a quotation mark stands inside a field that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "text follows a closing quotation mark",
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "the row has another number of fields than the header",
};

/**
 * Reads a whole file: UTF-8, a header, fields between semicolons (or commas, when the header has no semicolon),
 * quotation marks doubled. Each of `required` is a column that must be there.
 * Throws BrokenFile with the file's name and line.
 */
export async function readCsv(path: string, required: string[]): Promise<CsvRow[]> {
  const name = basename(path);
  const broken = (line: number, what: string) => new BrokenFile(`${name} line ${line}: ${what}`);
  const read = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new BrokenFile(
      error.code === "ENOENT" ? `${path} is not there` : `${path} cannot be read (${error.code})`,
    );
  });
  const bytes = read.subarray(0, 3).equals(BOM) ? read.subarray(3) : read;
  const misencoded = firstWrongLine(bytes);
  if (misencoded !== null) throw broken(misencoded, "the text is not UTF-8");
  const rows = records(bytes, broken);
  const header = rows.shift();
  if (!header) throw broken(1, "the file is empty");
  const columns = header.values.map((column) => column.trim());
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined) throw broken(1, `the header has the column "${twice}" twice`);
  const missing = required.filter((column) => !columns.some((own) => own === column || isIn(own, column)));
  if (missing.length > 0)
    throw broken(1, `the header lacks ${missing.map((each) => `"${each}"`).join(", ")}`);
  return rows.map(({ line, values }) => ({
    line,
    fields: Object.fromEntries(columns.map((column, index) => [column, values[index] ?? ""])),
  }));
}

/** True for `title/ca` asked for as `title/*`. */
function isIn(column: string, wanted: string): boolean {
  return (
    wanted.endsWith("/*") &&
    (column === wanted.slice(0, -2) || new RegExp(`^${wanted.slice(0, -1)}[a-z]{2}$`).test(column))
  );
}

function records(
  bytes: Buffer,
  broken: (line: number, what: string) => BrokenFile,
): { line: number; values: string[] }[] {
  const found: { line: number; values: string[] }[] = [];
  let line = 1;
  let end = 0;
  const headerEnd = bytes.indexOf(NEWLINE);
  const header = bytes.subarray(0, headerEnd === -1 ? bytes.length : headerEnd).toString("utf8");
  try {
    parse(bytes, {
      delimiter: header.includes(";") ? ";" : ",",
      skip_empty_lines: true,
      on_record: (values: string[], context) => {
        // Blank lines before a record are skipped with it: it begins at its first other line.
        while (bytes[end] === NEWLINE || bytes[end] === 0x0d) {
          if (bytes[end] === NEWLINE) line += 1;
          end += 1;
        }
        found.push({ line, values });
        line += newlines(bytes, end, context.bytes);
        end = context.bytes;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw broken(line, WRONG[error.code] ?? "the row cannot be read");
  }
  return found;
}

function newlines(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at !== -1 && at < to; at = bytes.indexOf(NEWLINE, at + 1))
    count += 1;
  return count;
}

/** The first line that is not UTF-8, or null. */
function firstWrongLine(bytes: Buffer): number | null {
  const isText = (part: Buffer) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(part);
      return true;
    } catch {
      return false;
    }
  };
  if (isText(bytes)) return null;
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const newline = bytes.indexOf(NEWLINE, from);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (!isText(bytes.subarray(from, end))) return line;
    from = end;
  }
  return line;
}
