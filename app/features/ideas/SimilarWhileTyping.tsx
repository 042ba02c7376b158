import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { Label } from "#app/ui/Label.tsx";
import { ideaPath } from "./idea.ts";

export type Similar = { number: number; slug: string; title: string; lang: string; supports: number };

const WAIT_MS = 500;
const SHORTEST = 8;

/** Ideas that resemble the title, below it, a moment after the last key; how many there are is said politely. */
export function SimilarWhileTyping({ title }: { title: string }) {
  const t = useT();
  const { load, data } = useFetcher<{ ideas: Similar[] }>();
  const asked = title.trim();
  useEffect(() => {
    if (asked.length < SHORTEST) return;
    const timer = setTimeout(() => load(`/ideas/similar?${new URLSearchParams({ title: asked })}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [asked, load]);
  const ideas = asked.length < SHORTEST ? [] : (data?.ideas ?? []);
  return (
    <div className="p-similar" data-state={ideas.length > 0 ? "some" : undefined}>
      <p role="status" className="p-similar__count">
        {ideas.length > 0 ? t("ideas.new.similar", { count: ideas.length }) : ""}
      </p>
      <SimilarList ideas={ideas} />
    </div>
  );
}

/** Similar ideas, each opened beside what one is writing. */
export function SimilarList({ ideas }: { ideas: Similar[] }) {
  const t = useT();
  if (ideas.length === 0) return null;
  return (
    <ul className="p-list">
      {ideas.map((idea) => (
        <li key={idea.number} className="p-list__row">
          <Label number={idea.number} />{" "}
          <a href={ideaPath(idea)} lang={idea.lang} target="_blank" rel="noopener">
            {idea.title}
          </a>{" "}
          <span className="p-meta">
            {idea.supports} {t("votes.supports", { count: idea.supports })} · {t("ideas.new.otherTab")}
          </span>
        </li>
      ))}
    </ul>
  );
}
