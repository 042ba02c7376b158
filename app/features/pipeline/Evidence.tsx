import { useI18n } from "#app/i18n/i18n-context.tsx";
import { changeOf, type EvidenceLink, type Figure } from "./figure.ts";

type Props = { figures: Figure[]; links: EvidenceLink[]; lang: string };

/** What was measured, before and after, and where it can be checked. */
export function Evidence({ figures, links, lang }: Props) {
  const { t } = useI18n();
  return (
    <>
      {figures.length > 0 ? (
        <dl className="p-figures">
          {figures.map((figure) => {
            const change = changeOf(figure);
            return (
              <div key={figure.what}>
                <dt lang={lang}>{figure.what}</dt>
                <dd>
                  {figure.before === null ? null : (
                    <span className="p-figures__before">
                      {t("pipeline.figure.before", { value: figure.before })}
                    </span>
                  )}{" "}
                  <strong>
                    {t("pipeline.figure.now", { value: figure.after, unit: figure.unit }).trim()}
                  </strong>{" "}
                  {change === null ? null : (
                    <span className="p-meta">
                      {t(change > 0 ? "pipeline.figure.more" : "pipeline.figure.less", {
                        percent: Math.abs(change),
                      })}
                    </span>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      ) : null}
      {links.length > 0 ? (
        <ul className="p-evidence-links">
          {links.map((link) => (
            <li key={link.url}>
              <a href={link.url} rel="noopener" lang={lang}>
                {link.title}
              </a>{" "}
              <span className="p-meta">{new URL(link.url).host}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
