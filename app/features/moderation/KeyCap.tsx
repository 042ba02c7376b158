import type { ReactNode } from "react";

/** The key beside what it does; for eyes, the words are enough for a screen reader. */
export function KeyCap({ children }: { children: ReactNode }) {
  return (
    <span className="p-key" aria-hidden="true">
      {children}
    </span>
  );
}
