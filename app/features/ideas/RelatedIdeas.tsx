import { Link } from "@remix-run/react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { ideaPath } from "./idea.ts";

export type RelatedIdea = { number: number | null; slug: string; title: string; lang: string };

const FIRST = 3;

/** Ideas linked as related: the first ones, the others behind a summary. */
export function RelatedIdeas({ ideas }: { ideas: RelatedIdea[] }) {
  const t = useT();
  const others = ideas.slice(FIRST);
  return (
    <>
      <RelatedList ideas={ideas.slice(0, FIRST)} />
      {others.length > 0 ? (
        <details className="p-related__more">
          <summary>{t("ideas.related.more", { count: others.length })}</summary>
          <RelatedList ideas={others} />
        </details>
      ) : null}
    </>
  );
}

function RelatedList({ ideas }: { ideas: RelatedIdea[] }) {
  return (
    <ul className="p-related">
      {ideas.map((idea) => (
        <li key={idea.number}>
          <Link to={ideaPath(idea)} lang={idea.lang}>
            Nº {idea.number} {idea.title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
