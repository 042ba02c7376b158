import type { ReactNode } from "react";

/** A flat word about something: a stance, an official answer, a kind. */
export function Tag({
  kind = "plain",
  children,
}: {
  kind?: "plain" | "official" | "new" | "ok" | "warn" | "danger" | "pending";
  children: ReactNode;
}) {
  return (
    <span className="p-tag" data-kind={kind}>
      {children}
    </span>
  );
}
