import { useEffect, useRef } from "react";

/** Escape leads back from a form in which nothing was written; what it gives is told of every writing. */
export function useEscape(back: string, isWritten: boolean): () => void {
  const written = useRef(isWritten);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      // What opens over a field is closed by the same key.
      const opens = (event.target as Element).matches('select, [type="date"]');
      if (event.key === "Escape" && !written.current && !opens) location.assign(back);
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [back]);
  return () => {
    written.current = true;
  };
}
