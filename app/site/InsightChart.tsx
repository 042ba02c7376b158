import { Link } from "@remix-run/react";
import type { Chart } from "./insights-charts.server.ts";

type Props = {
  chart: Chart;
  /** Heading of the column of bars, which repeat what the figures say. */
  drawn: string;
};

const WIDE = 1000;

/** A table whose rows are drawn as well: title and reading at the left, bars and figures at the right. */
export function InsightChart({ chart, drawn }: Props) {
  const [first, ...others] = chart.columns;
  const isDrawn = chart.rows.some((row) => row.bars.length > 0);
  const wide = (at: number) => (chart.wide.includes(at) ? "p-insight__wide" : undefined);
  return (
    <section className="p-insight" id={chart.id} aria-labelledby={`${chart.id}-title`}>
      <div className="p-insight__text">
        <h2 id={`${chart.id}-title`}>{chart.title}</h2>
        <p>{chart.lead}</p>
        {chart.legend ? (
          <ul className="p-insight__legend">
            {chart.legend.map(({ look, text }) => (
              <li key={look}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <rect className="p-insight__bar" data-look={look} x="1" y="1" width="14" height="14" />
                </svg>{" "}
                {text}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {isDrawn ? (
                <th scope="col" className="p-insight__drawn">
                  {chart.scale ? (
                    <span className="p-insight__scale">
                      <span>{chart.scale[0]}</span> <span>{chart.scale[1]}</span>
                    </span>
                  ) : (
                    <span className="p-visually-hidden">{drawn}</span>
                  )}
                </th>
              ) : null}
              {others.map((column, at) => (
                <th key={column} scope="col" className={wide(at)}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.label}</th>
                {isDrawn ? (
                  <td className="p-insight__drawn">
                    <Bars bars={row.bars} />
                  </td>
                ) : null}
                {row.cells.map((cell, at) => (
                  <td key={others[at]} className={wide(at)}>
                    {cell.to ? <Link to={cell.to}>{cell.text}</Link> : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {chart.how ? (
          <div className="p-insight__how" id={`${chart.id}-how`}>
            {chart.how.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Bars({ bars }: Pick<Chart["rows"][number], "bars">) {
  return (
    <svg viewBox={`0 0 ${WIDE} 10`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={bar.look}
          className="p-insight__bar"
          data-look={bar.look}
          x={Math.round(bar.from * WIDE)}
          y="0"
          width={Math.round((bar.to - bar.from) * WIDE)}
          height="10"
        />
      ))}
    </svg>
  );
}
