import { useT } from "#app/i18n/i18n-context.tsx";
import { type BoardFilter, carried } from "./board.ts";

/** What can be done with a card: to move its idea, and to open its dossier. */
export function CardMenu({ number, view }: { number: number; view: BoardFilter }) {
  const t = useT();
  const about = <span className="p-visually-hidden"> Nº {number}</span>;
  return (
    <details className="p-menu">
      <summary>
        <span aria-hidden="true">···</span>
        <span className="p-visually-hidden">{t("board.acts")}</span>
        {about}
      </summary>
      <div className="p-menu__panel">
        <a href={`/board/ideas/${number}${carried(view)}`} data-move>
          {t("board.moveTo")}
          {about}
        </a>
        <a href={`/board/ideas/${number}/dossier`}>
          {t("pipeline.dossier")}
          {about}
        </a>
      </div>
    </details>
  );
}
