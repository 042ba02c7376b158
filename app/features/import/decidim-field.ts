/** A row that is read, or the reason why it is left out. */
export type Outcome<T> = { row: T } | { skipped: string };

/** Somebody of the source: its id there and the name shown. */
export type Party = { sourceId: string; name: string };

const MOST = 2_147_483_647;
const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A column in the languages of the export, in the file's order: `[["ca", "…"], ["es", "…"]]`; a column without language claims none. */
export function localeColumns(fields: Record<string, string>, name: string): [string | null, string][] {
  const beginning = `${name}/`;
  return Object.entries(fields).flatMap(([column, text]): [string | null, string][] => {
    if (column === name) return [[null, text]];
    const locale = column.startsWith(beginning) ? column.slice(beginning.length) : "";
    return /^[a-z]{2}$/.test(locale) ? [[locale, text]] : [];
  });
}

/** Somebody by id or, where there is none, by name; null for nobody. */
export function partyOf(id: string, name: string, unnamed: string): Party | null {
  const shown = [...name].slice(0, 200).join("");
  if (id !== "") return { sourceId: id, name: shown || `${unnamed} ${id}` };
  return shown === "" ? null : { sourceId: `name:${shown}`, name: shown };
}

/** `2016-02-01 11:27:33 UTC` and its like as ISO 8601 UTC; null for an empty field, undefined for one that is no date. */
export function dateOf(text: string): string | null | undefined {
  if (text === "") return null;
  const written = text
    .replace(/\s*UTC$/, "Z")
    .replace(/^(\d{4}-\d\d-\d\d)\s+/, "$1T")
    .replace(/\s+(?=[+-]\d)/, "");
  const iso = !ZONED.test(written) && written.includes("T") ? `${written}Z` : written;
  const at = Date.parse(iso);
  if (!/^\d{4}-\d\d-\d\d/.test(iso) || Number.isNaN(at)) return undefined;
  return new Date(at).toISOString();
}

/** A number of things; 0 for what is none. */
export function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Math.min(Number(text), MOST) : 0;
}
