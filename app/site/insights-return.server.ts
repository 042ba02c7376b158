import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import type { Period } from "#app/core/period.ts";
import { figuresForAll, withdrawnCount } from "#app/features/impact/impact.queries.server.ts";
import { type Kind, quantity, type Range, unitOf } from "#app/features/impact/impact.ts";
import { type SocialReturn, socialReturn } from "#app/features/impact/social-return.ts";
import { dayOf } from "#app/i18n/dates.ts";
import type { Translate } from "#app/i18n/translate.ts";
import { figureGroups } from "./figure-words.server.ts";
import type { Bar, Chart, ChartRow } from "./insights-charts.server.ts";

const MARK = 0.006;

type Frame = { space: string | null; period: Period };

/** What it cost and was worth: sums with their ranges, and the figures they were summed from. */
export async function returnPart(ctx: AppContext, t: Translate, locale: Locale, { space, period }: Frame) {
  const all = await figuresForAll(ctx.db, space);
  const [from, to] =
    period.name === "all"
      ? ["0000", "9999"]
      : [dayOf(period.from, ctx.config.timeZone), dayOf(period.to, ctx.config.timeZone)];
  const shown = all.filter((one) => one.to >= from && one.from < to);
  const isWithin = (one: { from: string; to: string }) => one.from >= from && one.to < to;
  const found = socialReturn(shown.filter(isWithin));
  const withdrawn = await withdrawnCount(ctx.db, space);
  return {
    charts: [chartOf(t, locale, found)],
    figures: {
      title: t("insights.figures"),
      lead: t("insights.figuresLead"),
      means: (["high", "medium", "low"] as const).map((level) =>
        t("insights.confidenceMeans", {
          level: t(`impact.confidence.${level}`),
          means: t(`impact.confidence.${level}.means`),
        }),
      ),
      ends: [t("impact.low"), t("impact.central"), t("impact.high")],
      withdrawn: withdrawn > 0 ? t("insights.withdrawn", { count: withdrawn }) : null,
      groups: figureGroups(t, locale, shown, isWithin),
    },
  };
}

function chartOf(t: Translate, locale: Locale, { sums, compared }: SocialReturn): Chart {
  const euros: Range[] = [
    ...sums.filter((sum) => unitOf(sum.kind) === "eur"),
    ...(compared ? [compared.net] : []),
  ];
  const least = Math.min(0, ...euros.map((sum) => sum.low));
  const most = Math.max(1, ...euros.map((sum) => sum.high));
  const place = (cents: number) => (cents - least) / (most - least);
  const barsOf = ({ low, central, high }: Range): Bar[] => [
    { look: "here", from: Math.min(place(low), 1 - MARK), to: Math.max(place(high), place(low) + MARK) },
    ...(least < 0 ? [{ look: "zero" as const, from: place(0), to: place(0) + MARK / 3 }] : []),
    ...mark(place(central)),
  ];
  const row = (id: string, label: string, to: string, bars: Bar[], cells: string[]): ChartRow => ({
    id,
    label,
    bars,
    cells: cells.map((text, at) => (at === 2 ? { text } : { text, to })),
  });
  const eur = (cents: number) => quantity(cents, "eur", locale);
  const between = (low: string, high: string) => (low === high ? low : t("insights.between", { low, high }));
  const sumRow = (sum: SocialReturn["sums"][number]) => {
    const told = (value: number) => quantity(value, unitOf(sum.kind), locale);
    return row(
      sum.kind,
      t(`impact.kind.${sum.kind}`),
      anchorOf(sum.kind),
      unitOf(sum.kind) === "eur" ? barsOf(sum) : [],
      [
        told(sum.central),
        between(told(sum.low), told(sum.high)),
        t(`impact.confidence.${sum.confidence}`),
        String(sum.rows),
      ],
    );
  };
  const worked = compared ? resultRows() : [];
  return {
    id: "return",
    title: t("insights.return"),
    lead: t("insights.returnLead"),
    how: compared ? workings(t, locale, compared) : [t("insights.returnSums")],
    columns: [
      t("insights.return.what"),
      t("impact.central"),
      t("insights.return.range"),
      t("impact.confidence"),
      t("insights.return.rows"),
    ],
    wide: [2],
    ...(euros.length > 0 ? { scale: [eur(least), eur(most)] as [string, string] } : {}),
    rows: [...sums.map(sumRow), ...worked],
  };

  function resultRows(): ChartRow[] {
    if (!compared) return [];
    const { net, ratio, cost, benefit } = compared;
    const least = [cost.confidence, benefit.confidence];
    const confidence = t(
      `impact.confidence.${(["low", "medium", "high"] as const).find((one) => least.includes(one)) ?? "low"}`,
    );
    const rows = String(cost.rows + benefit.rows);
    return [
      row("net", t("insights.return.net"), "#return-how", barsOf(net), [
        eur(net.central),
        between(eur(net.low), eur(net.high)),
        confidence,
        rows,
      ]),
      ...(ratio
        ? [
            row(
              "ratio",
              t("insights.return.ratio"),
              "#return-how",
              [],
              [
                eur(cents(ratio.central)),
                between(eur(cents(ratio.low)), eur(cents(ratio.high))),
                confidence,
                rows,
              ],
            ),
          ]
        : []),
    ];
  }
}

/** The formulas of what is worked out, with their numbers in them. */
function workings(t: Translate, locale: Locale, compared: NonNullable<SocialReturn["compared"]>): string[] {
  const { cost, benefit, net, ratio } = compared;
  const eur = (cents: number) => quantity(cents, "eur", locale);
  const told = {
    benefitLow: eur(benefit.low),
    benefitCentral: eur(benefit.central),
    benefitHigh: eur(benefit.high),
    costLow: eur(cost.low),
    costCentral: eur(cost.central),
    costHigh: eur(cost.high),
  };
  const ends = (range: Range) => ({
    low: eur(range.low),
    central: eur(range.central),
    high: eur(range.high),
  });
  return [
    t("insights.returnSums"),
    t("insights.returnBoth"),
    t("insights.netHow", { ...told, ...ends(net) }),
    ...(ratio && benefit.low >= 0
      ? [
          t("insights.ratioHow", {
            ...told,
            ...ends({ low: cents(ratio.low), central: cents(ratio.central), high: cents(ratio.high) }),
          }),
        ]
      : ratio
        ? [t("insights.ratioLoss")]
        : []),
  ];
}

/** A share of a euro, to the cent. */
const cents = (share: number) => Math.round(share * 100);

function mark(at: number): Bar[] {
  const from = Math.min(Math.max(0, at - MARK), 1 - 2 * MARK);
  return [{ look: "on", from, to: from + 2 * MARK }];
}

/** Where the figures of a kind stand on the page. */
export function anchorOf(kind: Kind): string {
  return `#figures-${kind}`;
}
