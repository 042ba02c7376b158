import { Link } from "@remix-run/react";
import type { FigureInWords } from "./figure-words.server.ts";
import type { returnPart } from "./insights-return.server.ts";

type Figures = Awaited<ReturnType<typeof returnPart>>["figures"];

/** The figures behind the sums, a table for each kind: how much, of when, how sure, from where and how worked out. */
export function FigureRows({ figures }: { figures: Figures }) {
  if (figures.groups.length === 0 && figures.withdrawn === null) return null;
  return (
    <section className="p-insight" id="figures" aria-labelledby="figures-title">
      <div className="p-insight__text">
        <h2 id="figures-title">{figures.title}</h2>
        <p>{figures.lead}</p>
        {figures.means.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {figures.withdrawn ? <p>{figures.withdrawn}</p> : null}
      </div>
      <div>
        {figures.groups.map((group) => (
          <table key={group.id} id={group.id} className="p-figure-rows">
            <caption>
              <strong>{group.title}</strong> <span className="p-meta">{group.about}</span>
            </caption>
            <thead>
              <tr>
                {figures.ends.map((end) => (
                  <th key={end} scope="col">
                    {end}
                  </th>
                ))}
              </tr>
            </thead>
            {group.rows.map((row) => (
              <tbody key={row.id}>
                <tr>
                  <th scope="rowgroup" colSpan={3}>
                    <Link to={row.to} lang={row.lang}>
                      {row.what}
                    </Link>
                  </th>
                </tr>
                <tr>
                  {row.ends.map((end, at) => (
                    <td key={figures.ends[at]}>{end}</td>
                  ))}
                </tr>
                <tr>
                  <td colSpan={3}>
                    <FigureDetails figure={row} />
                    {row.apart ? <p>{row.apart}</p> : null}
                  </td>
                </tr>
              </tbody>
            ))}
          </table>
        ))}
      </div>
    </section>
  );
}

/** What stands behind a figure's numbers. */
export function FigureDetails({ figure }: { figure: FigureInWords }) {
  const { idea, say, lang } = figure;
  return (
    <>
      <p>
        {figure.period}. {figure.confidence}.
      </p>
      {idea ? (
        <p>
          Nº {idea.number}{" "}
          <Link to={idea.to} lang={idea.lang}>
            {idea.title}
          </Link>
        </p>
      ) : null}
      <p>
        {say.formula}: <span lang={lang}>{figure.formula}</span>
      </p>
      <p>
        {say.source}:{" "}
        {figure.sourceUrl ? (
          <a href={figure.sourceUrl} lang={lang} rel="noopener">
            {figure.source}
          </a>
        ) : (
          <span lang={lang}>{figure.source}</span>
        )}
      </p>
    </>
  );
}
