import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";
import { SimilarIdeas } from "./SimilarIdeas.tsx";
import type { SimilarHit } from "./similar-votes.queries.server.ts";

const WAIT_MS = 500;
const SHORTEST = 8;

type Props = {
  title: string;
  /** Those of the title the page came with. */
  start: SimilarHit[];
  onCount: (count: number) => void;
};

/** Ideas that resemble the title, below it, a moment after the last key; how many there are is said politely. */
export function SimilarWhileTyping({ title, start, onCount }: Props) {
  const t = useT();
  const { load, data } = useFetcher<{ ideas: SimilarHit[] }>();
  const asked = title.trim();
  useEffect(() => {
    if (asked.length < SHORTEST) return;
    const timer = setTimeout(() => load(`/ideas/similar?${new URLSearchParams({ title: asked })}`), WAIT_MS);
    return () => clearTimeout(timer);
  }, [asked, load]);
  const ideas = asked.length < SHORTEST ? [] : (data?.ideas ?? start);
  useEffect(() => onCount(ideas.length), [ideas.length, onCount]);
  return (
    <section className="p-similar" data-state={ideas.length > 0 ? "some" : undefined}>
      <div role="status">
        {ideas.length > 0 ? <h2>{t("ideas.new.similar", { count: ideas.length })}</h2> : null}
      </div>
      <SimilarIdeas ideas={ideas} />
    </section>
  );
}
