import { parse } from "csv-parse/sync";
import { expect } from "vitest";

type Column = {
  name: string;
  titles: string;
  datatype: string | { base: string; format: string };
  required?: boolean;
};
type ForeignKey = { columnReference: string; reference: { resource: string; columnReference: string } };
type Table = {
  url: string;
  tableSchema: { columns: Column[]; primaryKey: string[]; foreignKeys: ForeignKey[] };
};
export type Metadata = { "@context": unknown[]; "@type": string; tables: Table[] };

/** Lexical forms of the datatypes used, as XML Schema has them. */
const FORMS: Record<string, RegExp> = {
  string: /^[\s\S]*$/,
  integer: /^[-+]?\d+$/,
  decimal: /^[-+]?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)?$/,
  anyURI: /^https?:\/\/\S+$/,
  language: /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/,
};

/**
 * Holds a description and its files against the rules of "Metadata Vocabulary for Tabular Data" and "Model for
 * Tabular Data" (W3C) that concern them: context and type (5.2), a table for each address (5.4), column names
 * that are variables of RFC 6570 and stand once (5.6), known datatypes and formats that cells follow (5.11), required
 * cells (5.7), titles that are the header (6), keys that exist and stand once, foreign keys that name a table of
 * the group and find their row (5.5), lines of equal length (RFC 4180).
 */
export function expectCsvw(metadata: Metadata, files: Record<string, string>): void {
  expect(metadata["@context"][0]).toBe("http://www.w3.org/ns/csvw");
  expect(Object.keys(metadata["@context"][1] as object)).toEqual(["@language"]);
  expect(metadata["@type"]).toBe("TableGroup");
  expect(metadata.tables.map((table) => table.url).sort()).toEqual(Object.keys(files).sort());
  const keys = new Map<string, Set<string>>();
  const rows = new Map<string, Record<string, string>[]>();
  for (const { url, tableSchema } of metadata.tables) {
    const names = tableSchema.columns.map((column) => column.name);
    expect(new Set(names).size, url).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9_.]*$/);
    const [header = [], ...lines] = parse(files[url] ?? "", {
      bom: true,
      relax_column_count: false,
    }) as string[][];
    expect(header, url).toEqual(tableSchema.columns.map((column) => column.titles));
    const records = lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at] ?? ""])));
    for (const column of tableSchema.columns) {
      const { base, format } =
        typeof column.datatype === "string" ? { base: column.datatype, format: null } : column.datatype;
      expect(FORMS[base], `${url}: ${base}`).toBeDefined();
      for (const record of records) {
        const cell = record[column.name] ?? "";
        if (cell === "") expect(column.required, `${url}: ${column.name} is empty`).not.toBe(true);
        else {
          expect(cell, `${url}: ${column.name}`).toMatch(FORMS[base] ?? /$^/);
          if (format) expect(cell, `${url}: ${column.name}`).toMatch(new RegExp(format, "u"));
        }
      }
    }
    for (const name of tableSchema.primaryKey) expect(names).toContain(name);
    const own = records.map((record) => tableSchema.primaryKey.map((name) => record[name]).join("\u0000"));
    expect(new Set(own).size, `${url}: keys`).toBe(own.length);
    rows.set(url, records);
    for (const name of names)
      keys.set(`${url} ${name}`, new Set(records.map((record) => record[name] ?? "")));
  }
  for (const { url, tableSchema } of metadata.tables)
    for (const { columnReference, reference } of tableSchema.foreignKeys) {
      const known = keys.get(`${reference.resource} ${reference.columnReference}`);
      expect(known, `${url}: ${reference.resource} ${reference.columnReference}`).toBeDefined();
      expect(keys.has(`${url} ${columnReference}`)).toBe(true);
      for (const record of rows.get(url) ?? []) {
        const cell = record[columnReference] ?? "";
        if (cell !== "") expect(known?.has(cell), `${url}: ${columnReference} ${cell}`).toBe(true);
      }
    }
}
