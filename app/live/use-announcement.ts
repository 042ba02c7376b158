import { useCallback, useEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";

const EVERY_MS = 10_000;

/** What a screen reader is told: at once what became of one's own acts, of new comments how many, at most once in ten seconds. */
export function useSpoken() {
  const [spoken, setText] = useState("");
  // The same words a second time are news too.
  const say = useCallback(
    (words: string) => setText((before) => (before === words ? `${words}\u00a0` : words)),
    [],
  );
  return { spoken, say };
}

/** Says how many new comments there are. */
export function useAnnouncement(news: number, said: () => void, say: (words: string) => void): void {
  const t = useT();
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (news === 0) return;
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        say(t("comments.new", { count: news }));
        said();
      },
      Math.max(0, last.current + EVERY_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [news, said, say, t]);
}
