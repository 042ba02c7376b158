import { useI18n } from "#app/i18n/i18n-context.tsx";
import type { Audience } from "./move-audience.queries.server.ts";

/** How many people hear of a move, or have heard of it, by why they are told. */
export function MoveAudience({ audience, told = false }: { audience: Audience; told?: boolean }) {
  const { t, locale } = useI18n();
  const { total, groups } = audience;
  const number = new Intl.NumberFormat(locale);
  if (total === 0) return <p>{t(told ? "board.heardNone" : "board.nobodyHears")}</p>;
  return (
    <div className="p-audience">
      <h2>{t(told ? "board.heard" : "board.willHear", { count: total })}</h2>
      <ul>
        {groups.map((group) => (
          <li key={group.reason}>
            <strong>{number.format(group.count)}</strong> {t(`board.hear.${group.reason as Told}`)}
          </li>
        ))}
      </ul>
      {groups.length > 1 ? <p className="p-meta">{t("board.hear.once")}</p> : null}
    </div>
  );
}

type Told = "author" | "voted" | "commented" | "followed";
