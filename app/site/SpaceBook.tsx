import { Link } from "@remix-run/react";
import { ideaPath } from "#app/features/ideas/idea.ts";
import { StageLine } from "#app/features/ideas/StageLine.tsx";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";
import { Prose } from "#app/ui/Prose.tsx";
import { Section } from "#app/ui/Section.tsx";
import { BookIdea } from "./BookIdea.tsx";
import type { Book } from "./book-page.server.ts";

/** A space's document: to be read here, printed or kept. */
export function SpaceBook({
  space,
  say,
  cover,
  method,
  stages,
  counts,
  figures,
  ideas,
  unnamed,
  rules,
  files,
}: Book) {
  const { locale } = useI18n();
  const chapters = [
    { id: "brief", title: say.brief },
    { id: "method", title: say.method },
    { id: "ideas", title: say.ideas },
    { id: "figures", title: say.figures },
    { id: "annexes", title: say.annexes },
  ];
  return (
    <div className="p-book">
      <header className="p-book__cover">
        <p className="p-no-print">
          <Link to={`/spaces/${space.slug}`}>{say.back}</Link>
        </p>
        <h1 lang={space.lang}>{space.title}</h1>
        {cover.map((line) => (
          <p key={line} className="p-heading__lead">
            {line}
          </p>
        ))}
        <p className="p-no-print">{say.hint}</p>
        <nav aria-labelledby="contents">
          <h2 id="contents">{say.contents}</h2>
          <ol className="p-book__contents">
            {chapters.map((chapter) => (
              <li key={chapter.id}>
                <a href={`#${chapter.id}`}>{chapter.title}</a>
                {chapter.id === "ideas" && ideas.whole.length > 0 ? (
                  <ol>
                    {ideas.whole.map((idea) => (
                      <li key={idea.number}>
                        <a href={`#n-${idea.number}`} lang={idea.lang}>
                          {idea.title}
                        </a>
                      </li>
                    ))}
                  </ol>
                ) : null}
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <Section title={say.brief} id="brief">
        <Prose html={space.brief} lang={space.briefLang} />
      </Section>
      <Section title={say.method} id="method">
        <ul className="p-book__method">
          {method.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{say.stages}</p>
        <ol className="p-book__stages">
          {stages.map((stage) => (
            <li key={stage}>
              <StageLine stage={stage} own={space.own} />
            </li>
          ))}
        </ol>
      </Section>
      <Section title={say.ideas} id="ideas">
        {ideas.whole.length === 0 ? <p>{say.noIdeas}</p> : null}
        {ideas.whole.map((idea) => (
          <BookIdea key={idea.number} idea={idea} own={space.own} say={say} />
        ))}
      </Section>
      <Section title={say.figures} id="figures">
        <dl className="p-book__figures">
          {figures.map((figure) => (
            <div key={figure.name}>
              <dt>{figure.word}</dt>
              <dd>{figure.value.toLocaleString(locale)}</dd>
            </div>
          ))}
        </dl>
        <table className="p-book__table">
          <thead>
            <tr>
              <th scope="col">{say.stage}</th>
              <th scope="col">{say.count}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ stage, count }) => (
              <tr key={stage}>
                <th scope="row">
                  <StageLine stage={stage} own={space.own} />
                </th>
                <td>{count.toLocaleString(locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={say.annexes} id="annexes">
        {ideas.others.length > 0 ? (
          <>
            <h3>{say.others}</h3>
            <ul className="p-book__others">
              {ideas.others.map((idea) => (
                <li key={idea.number}>
                  <Label number={idea.number} />{" "}
                  <Link to={ideaPath(idea)} lang={idea.lang}>
                    {idea.title}
                  </Link>{" "}
                  <StageLine stage={idea.stage} own={space.own} />
                </li>
              ))}
            </ul>
            {unnamed ? (
              <p>
                <Link to={`/ideas?space=${space.slug}`}>{unnamed}</Link>
              </p>
            ) : null}
          </>
        ) : null}
        {rules.length > 0 ? (
          <>
            <h3>{say.rules}</h3>
            <ol className="p-book__rules">
              {rules.map((rule) => (
                <li key={rule.number} value={rule.number} lang={rule.lang}>
                  {rule.text}
                </li>
              ))}
            </ol>
          </>
        ) : null}
        {files.length > 0 ? (
          <>
            <h3>{say.data}</h3>
            <p>{say.dataLead}</p>
            <ul className="p-book__files">
              {files.map((file) => (
                <li key={file}>
                  <a href={file}>{file}</a>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Section>
    </div>
  );
}
