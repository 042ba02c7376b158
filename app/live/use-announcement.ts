import { useEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";

const EVERY_MS = 10_000;

/** What a screen reader is told of new comments: how many, at most once in ten seconds. */
export function useAnnouncement(news: number, said: () => void): string {
  const t = useT();
  const [text, setText] = useState("");
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (news === 0) return;
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        const words = t("comments.new", { count: news });
        // The same words a second time are news too.
        setText((before) => (before === words ? `${words}\u00a0` : words));
        said();
      },
      Math.max(0, last.current + EVERY_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [news, said, t]);
  return text;
}
