/** What is counted apart in a report, in its order. */
export const COUNTED = ["proposals", "comments", "people", "organisations", "categories"] as const;
export type Counted = (typeof COUNTED)[number];

/** Every row read is in one of the other columns. */
export type Tally = { read: number; created: number; updated: number; unchanged: number; skipped: number };

/** A row that was left out or kept otherwise than it stands. */
export type Remark = { file: string; line: number; text: string };

export type ImportReport = {
  tallies: Record<Counted, Tally>;
  /** One for each skipped row. */
  skipped: Remark[];
  /** Rows that were imported, but not quite as they stand. */
  changed: Remark[];
  /** Comments that are nothing but links to proposals, those of them that lead to one not in the file, and the relations made. */
  links: { comments: number; elsewhere: number; relations: number };
  /** The longest time the write lock was held. */
  longestMs: number;
};

export function emptyReport(): ImportReport {
  const tally = (): Tally => ({ read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0 });
  return {
    tallies: {
      proposals: tally(),
      comments: tally(),
      people: tally(),
      organisations: tally(),
      categories: tally(),
    },
    skipped: [],
    changed: [],
    links: { comments: 0, elsewhere: 0, relations: 0 },
    longestMs: 0,
  };
}

const COLUMNS = ["read", "created", "updated", "unchanged", "skipped"] as const;

/** The report as lines of plain text: a table, then every row that was skipped or changed, with file, line and reason. */
export function reportText(report: ImportReport): string {
  const cells = [
    ["", ...COLUMNS],
    ...COUNTED.map((kind) => [kind, ...COLUMNS.map((column) => String(report.tallies[kind][column]))]),
  ];
  const widths = cells[0]?.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0))) ?? [];
  const table = cells.map((row) =>
    row
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[index] ?? 0) + 2),
      )
      .join(""),
  );
  const { links } = report;
  const linkLine =
    links.comments === 0
      ? []
      : [
          "",
          `${links.comments} comments are only links to proposals: ${links.relations} relations between ideas; ${links.elsewhere} lead to proposals that are not in the file.`,
        ];
  return [
    ...table,
    ...linkLine,
    ...remarks("Skipped:", report.skipped),
    ...remarks("Imported with a change:", report.changed),
  ].join("\n");
}

function remarks(title: string, list: Remark[]): string[] {
  if (list.length === 0) return [];
  return ["", title, ...list.map(({ file, line, text }) => `  ${file} line ${line}: ${text}`)];
}
