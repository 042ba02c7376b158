import { useEffect, useState } from "react";

const EVERY_MS = 15_000;

/** What time it is for the desk: the server's when the page was made, and as much later as it has been open. */
export function useDeskNow(served: string): string {
  const [now, setNow] = useState(served);
  useEffect(() => {
    setNow(served);
    const began = performance.now();
    const timer = setInterval(
      () => setNow(new Date(Date.parse(served) + performance.now() - began).toISOString()),
      EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [served]);
  return now;
}
