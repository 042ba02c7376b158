import type { Locale } from "#app/core/actor.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";
import type { PublicFigure } from "#app/features/impact/impact.queries.server.ts";
import { KINDS, quantity, unitOf } from "#app/features/impact/impact.ts";
import { dayInWords } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** A figure as everybody reads it. */
export type FigureInWords = ReturnType<typeof figureInWords>;

/** Figures by kind, those of no figures left out. */
export function figureGroups(
  t: Translate,
  locale: Locale,
  figures: PublicFigure[],
  isSummed: (figure: PublicFigure) => boolean,
) {
  return KINDS.map((kind) => ({
    id: `figures-${kind}`,
    title: t(`impact.kind.${kind}`),
    about: t(`insights.about.${kind}`),
    rows: figures
      .filter((figure) => figure.kind === kind)
      .map((figure) => ({
        ...figureInWords(t, locale, figure),
        apart: isSummed(figure) ? null : t("insights.apart"),
      })),
  })).filter(({ rows }) => rows.length > 0);
}

/** A figure's numbers and where they are from, in the reader's language; its own texts stay in theirs. */
export function figureInWords(t: Translate, locale: Locale, figure: PublicFigure) {
  const { id, what, lang, kind, source, sourceUrl, formula, correction, idea } = figure;
  return {
    id,
    ...{ what, lang, source, sourceUrl, formula, correction },
    to: `/insights/figures/${id}`,
    ends: [figure.low, figure.central, figure.high].map((end) => quantity(end, unitOf(kind), locale)),
    period: t("insights.period", {
      from: dayInWords(figure.from, locale),
      to: dayInWords(figure.to, locale),
    }),
    confidence: t("insights.confidence", { level: t(`impact.confidence.${figure.confidence}`) }),
    idea: idea ? { to: ideaPath(idea), number: idea.number, title: idea.title, lang: idea.lang } : null,
    say: { source: t("impact.source"), formula: t("impact.formula") },
  };
}
