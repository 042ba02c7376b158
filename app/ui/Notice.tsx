import type { ReactNode } from "react";

type Props = {
  kind?: "info" | "ok" | "warn" | "danger" | "pending";
  title?: ReactNode;
  live?: boolean;
  children?: ReactNode;
};

/** A message set apart. `live` announces it politely. */
export function Notice({ kind = "info", title, live = false, children }: Props) {
  return (
    <div className="p-notice" data-kind={kind} role={live ? "status" : undefined}>
      {title ? <p className="p-notice__title">{title}</p> : null}
      {children}
    </div>
  );
}
