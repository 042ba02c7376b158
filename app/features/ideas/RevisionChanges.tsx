import { useT } from "#app/i18n/i18n-context.tsx";
import type { Piece } from "./text-difference.ts";

/** What a version changed: what went is struck through and what came underlined, and both are said. */
export function RevisionChanges({ pieces, lang }: { pieces: Piece[]; lang: string }) {
  const t = useT();
  return (
    <details className="p-changes">
      <summary>{t("ideas.revisions.changes")}</summary>
      <p lang={lang}>
        {pieces.map((piece, index) => {
          const key = `${index}${piece.kind}`;
          if (piece.kind === "same") return <span key={key}>{piece.text}</span>;
          return piece.kind === "added" ? (
            <ins key={key}>{piece.text}</ins>
          ) : (
            <del key={key}>{piece.text}</del>
          );
        })}
      </p>
    </details>
  );
}
