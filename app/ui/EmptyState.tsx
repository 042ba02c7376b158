import type { ReactNode } from "react";

/** Nothing here, and what to do about it. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="p-empty">
      <p className="p-empty__title">{title}</p>
      {children}
    </div>
  );
}
