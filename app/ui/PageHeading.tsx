import type { ReactNode } from "react";

/** The page's one h1, with what can be done on the page beside it and a lead below. */
export function PageHeading({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="p-heading">
      <div className="p-heading__row">
        <h1>{title}</h1>
        {children ? <div className="p-heading__acts">{children}</div> : null}
      </div>
      {lead ? <p className="p-heading__lead">{lead}</p> : null}
    </header>
  );
}
