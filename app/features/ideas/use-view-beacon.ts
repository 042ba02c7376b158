import { useEffect } from "react";

/** Tells the server, once for each time it is opened, that somebody looks at an idea's page. */
export function useViewBeacon(number: number, counts: boolean): void {
  useEffect(() => {
    if (counts) navigator.sendBeacon(`/ideas/${number}/view`);
  }, [number, counts]);
}
