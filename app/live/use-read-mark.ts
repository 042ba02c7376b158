import { useEffect, useRef } from "react";
import type { LiveThread } from "./live-state.ts";

/** Tells the server on leaving how far the thread was shown: its newest comments, with none behind the pill. */
export function useReadMark(number: number, { thread, waiting, head }: LiveThread, counts: boolean): void {
  const shown = useRef(0);
  if (thread.order !== "useful" && !thread.later && waiting.length === 0) shown.current = head.seq;
  useEffect(() => {
    if (!counts) return;
    let told = 0;
    const tell = () => {
      if (shown.current <= told) return;
      told = shown.current;
      navigator.sendBeacon(`/ideas/${number}/read`, new URLSearchParams({ seq: String(told) }));
    };
    const hidden = () => {
      if (document.visibilityState === "hidden") tell();
    };
    document.addEventListener("visibilitychange", hidden);
    addEventListener("pagehide", tell);
    return () => {
      document.removeEventListener("visibilitychange", hidden);
      removeEventListener("pagehide", tell);
      tell();
    };
  }, [number, counts]);
}
