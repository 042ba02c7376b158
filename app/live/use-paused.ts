import { useCallback, useEffect, useState } from "react";
import { keep, readKept } from "./kept.ts";

const NAME = "paused";

/** Whether the reader has paused live updates; the browser remembers. */
export function usePaused(): { paused: boolean; togglePaused: () => void } {
  const [paused, setPaused] = useState(false);
  useEffect(() => setPaused(readKept<boolean>(NAME) === true), []);
  const togglePaused = useCallback(() => {
    keep(NAME, paused ? null : true);
    setPaused(!paused);
  }, [paused]);
  return { paused, togglePaused };
}
