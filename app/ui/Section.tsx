import type { ReactNode } from "react";

/** A part of a page: ink rule, title, content. */
export function Section({
  title,
  id,
  aside,
  children,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="p-section" id={id} aria-labelledby={id ? `${id}-title` : undefined}>
      <header className="p-section__head">
        <h2 id={id ? `${id}-title` : undefined}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
}
