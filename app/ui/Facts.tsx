import type { ReactNode } from "react";

/** Short facts: terms and their values in two columns. */
export function Facts({ rows }: { rows: { term: ReactNode; value: ReactNode; key: string }[] }) {
  return (
    <dl className="p-facts">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
