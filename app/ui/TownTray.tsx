import { Link } from "@remix-run/react";

export type TownTrayLook = "waiting" | "open" | "held" | "done" | "stopped";
type Row = { key: string; to: string; name: string; count: number; look: TownTrayLook };

const COLUMNS = 24;
const STEP = 12;
const MOST = 96;

/** Every idea as one cell, by stage; each row is one link. Above 96 in the fullest row a cell stands for several, alike in all rows. */
export function TownTray({ rows }: { rows: Row[] }) {
  const each = Math.max(1, Math.ceil(Math.max(0, ...rows.map((row) => row.count)) / MOST));
  return (
    <ul className="p-town-tray">
      {rows.map((row) => (
        <li key={row.key} data-look={row.look}>
          <Link to={row.to}>
            <span>{row.name}</span>
            <Cells count={Math.ceil(row.count / each)} />
            <strong>{row.count}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Cells({ count }: { count: number }) {
  const width = COLUMNS * STEP;
  const height = Math.ceil(count / COLUMNS) * STEP;
  const cells = Array.from({ length: count }, (_, cell) => {
    const x = (cell % COLUMNS) * STEP + 1;
    return `M${x} ${Math.floor(cell / COLUMNS) * STEP + 1}h8v8h-8z`;
  });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      <path d={cells.join("")} />
    </svg>
  );
}
