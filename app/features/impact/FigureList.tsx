import { dateTime } from "#app/i18n/dates.ts";
import { useI18n } from "#app/i18n/i18n-context.tsx";
import { Tag } from "#app/ui/Tag.tsx";
import type { KeptFigure } from "./impact.queries.server.ts";
import { quantity, unitOf } from "./impact.ts";

/** The figures of a space, each with what everybody sees of it. */
export function FigureList({ figures, base }: { figures: KeptFigure[]; base: string }) {
  return (
    <ul className="p-rows">
      {figures.map((figure) => (
        <li key={figure.id}>
          <span>
            <a href={`${base}/${figure.id}`} lang={figure.lang}>
              {figure.what}
            </a>
            <FigureLine figure={figure} />
          </span>
          <div>
            <FigureState figure={figure} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** All versions of a figure, newest first. */
export function VersionList({ versions }: { versions: KeptFigure[] }) {
  const { t } = useI18n();
  return (
    <ol className="p-rows" reversed>
      {versions.map((one) => (
        <li key={one.version}>
          <span>
            <span lang={one.lang}>{one.what}</span>
            <FigureLine figure={one} />
            {one.correction ? <span className="p-meta">{one.correction}</span> : null}
          </span>
          <div>
            {one.publishedAt ? (
              <Tag kind="ok">{t("impact.wasPublished")}</Tag>
            ) : (
              <Tag>{t("impact.draft")}</Tag>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function FigureLine({ figure }: { figure: KeptFigure }) {
  const { t, ...zone } = useI18n();
  const ends = [figure.low, figure.central, figure.high].map((end) =>
    quantity(end, unitOf(figure.kind), zone.locale),
  );
  return (
    <span className="p-meta">
      {t(`impact.kind.${figure.kind}`)} · {ends.join(" / ")} · {figure.by ? `${figure.by}, ` : ""}
      {dateTime(figure.savedAt, zone)}
    </span>
  );
}

function FigureState({ figure }: { figure: KeptFigure }) {
  const { t } = useI18n();
  if (figure.state === "withdrawn") return <Tag kind="warn">{t("impact.withdrawn")}</Tag>;
  if (figure.state === "draft") return <Tag kind="pending">{t("impact.draft")}</Tag>;
  return (
    <Tag kind="ok">{t(figure.publicVersion === figure.version ? "impact.isPublic" : "impact.draftOver")}</Tag>
  );
}
