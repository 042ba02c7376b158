import type { ReactNode } from "react";
import { useT } from "#app/i18n/i18n-context.tsx";

type Props = {
  id: "milestones" | "money" | "tasks" | "notes" | "documents" | "linked" | "history";
  /** How much it holds: with nothing in it, it is one line until it is opened. */
  count: number;
  isOpen?: boolean;
  isPublic?: boolean;
  children: ReactNode;
};

/** A part of a dossier: what it is, how much it holds, who sees it. */
export function FoldedPart({ id, count, isOpen = false, isPublic = false, children }: Props) {
  const t = useT();
  return (
    <details className="p-dossier__part" id={id} open={count > 0 || isOpen}>
      <summary>
        <h2>{t(`dossier.${id}`)}</h2>
        <span className="p-meta">
          {count > 0 ? count : t("dossier.nothing")} · {t(isPublic ? "dossier.public" : "dossier.internal")}
        </span>
      </summary>
      {children}
    </details>
  );
}
