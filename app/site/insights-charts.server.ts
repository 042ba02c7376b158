import { ANSWERS, type Figures } from "#app/features/insights/figures.ts";
import type { Translate } from "#app/i18n/translate.ts";

type Cell = { text: string; to?: string };
export type Bar = { look: "on" | "here" | "stopped" | "plain" | "zero"; from: number; to: number };
export type ChartRow = { id: string; label: string; bars: Bar[]; cells: Cell[] };
export type Chart = {
  id: string;
  title: string;
  lead: string;
  /** How its figures are worked out, where that takes more than the lead. */
  how?: string[];
  columns: string[];
  rows: ChartRow[];
  /** What its bars begin and end with, in words. */
  scale?: [string, string];
  /** What its bars' looks mean, where they have more than one. */
  legend?: { look: Bar["look"]; text: string }[];
  /** Places among the figures of those left out on a phone. */
  wide: number[];
};

/** Address of the ideas behind a number. */
export type Link = (set: string) => string;

/** The few figures that stand above everything. */
export function heads(t: Translate, { steps, ideas, answerMedian, answers: of }: Figures, link: Link) {
  const done = steps.find((step) => step.stage === "done")?.here ?? 0;
  const answered = of.within15 + of.within30 + of.later;
  return [
    {
      figure: String(done),
      to: link("here.done"),
      text: t("insights.done", { count: done }),
      more: t("insights.ofAll", { count: ideas }),
    },
    ...(answerMedian === null
      ? []
      : [
          {
            figure: t("insights.days", { count: Math.round(answerMedian) }),
            to: "#answers",
            text: t("insights.toAnswer"),
            more: t("insights.ofAnswered", { count: answered }),
          },
        ]),
    ...(of.waiting > 0
      ? [
          {
            figure: String(of.waiting),
            to: link("answer.waiting"),
            text: t("insights.waiting", { count: of.waiting }),
            more: "",
          },
        ]
      : []),
  ];
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const percent = (part: number, whole: number) => `${Math.round(100 * share(part, whole))} %`;

/** How far ideas got: of those that reached a stage, which went on, are there, or stopped there. */
export function funnel(t: Translate, { ideas, steps }: Figures, link: Link): Chart {
  return {
    id: "funnel",
    title: t("insights.funnel"),
    lead: t("insights.funnelLead"),
    columns: [
      t("insights.stage"),
      t("insights.reached"),
      t("insights.share"),
      t("insights.legend.here"),
      t("insights.legend.stopped"),
    ],
    legend: (["on", "here", "stopped"] as const).map((look) => ({
      look,
      text: t(`insights.legend.${look}`),
    })),
    wide: [2, 3],
    rows:
      ideas === 0
        ? []
        : steps.map(({ stage, reached, here, stopped }) => {
            const on = reached - here - stopped;
            return {
              id: stage,
              label: t(`pipeline.stage.${stage}`),
              bars: [
                { look: "on", from: 0, to: share(on, ideas) },
                { look: "here", from: share(on, ideas), to: share(on + here, ideas) },
                { look: "stopped", from: share(on + here, ideas), to: share(reached, ideas) },
              ],
              cells: [
                { text: String(reached), to: link(`reached.${stage}`) },
                { text: percent(reached, ideas), to: link(`reached.${stage}`) },
                { text: String(here), to: link(`here.${stage}`) },
                { text: String(stopped), to: link(`stopped.${stage}`) },
              ],
            };
          }),
  };
}

/** Days from publication to the first answer. */
export function answers(t: Translate, { answers: of }: Figures, link: Link): Chart {
  const all = ANSWERS.reduce((sum, answer) => sum + of[answer], 0);
  return {
    id: "answers",
    title: t("insights.answers"),
    lead: t("insights.answersLead"),
    columns: [t("insights.answered"), t("insights.ideas"), t("insights.share")],
    wide: [],
    rows:
      all === 0
        ? []
        : ANSWERS.map((answer) => ({
            id: answer,
            label: t(`insights.answer.${answer}`),
            bars: [{ look: answer === "waiting" ? "stopped" : "plain", from: 0, to: share(of[answer], all) }],
            cells: [
              { text: String(of[answer]), to: link(`answer.${answer}`) },
              { text: percent(of[answer], all), to: link(`answer.${answer}`) },
            ],
          })),
  };
}

/** Days in each stage: from the quickest tenth to the slowest, with the middle. */
export function stays(t: Translate, { stays: all }: Figures, link: Link): Chart {
  const told = all.filter((stay) => stay.median !== null);
  const longest = Math.max(1, ...told.map((stay) => stay.p90 ?? 0));
  // A root makes room for short stays beside long ones.
  const place = (days: number | null) => Math.sqrt((days ?? 0) / longest);
  const days = (of: number | null) => (of === null ? "–" : t("insights.days", { count: Math.round(of) }));
  return {
    id: "stays",
    title: t("insights.stays"),
    lead: t("insights.staysLead"),
    columns: [t("insights.stage"), t("insights.quickest"), t("insights.median"), t("insights.slowest")],
    wide: [],
    rows: told.map(({ stage, p10, median, p90 }) => ({
      id: stage,
      label: t(`pipeline.stage.${stage}`),
      bars: [
        { look: "here", from: place(p10), to: place(p90) },
        { look: "on", from: Math.max(0, place(median) - 0.008), to: Math.min(1, place(median) + 0.008) },
      ],
      cells: [p10, median, p90].map((of) => ({ text: days(of), to: link(`left.${stage}`) })),
    })),
  };
}

/** Who the ideas came from and how many of them got where. */
export function senders(t: Translate, { senders: all, ideas, ends }: Figures, link: Link): Chart {
  return {
    id: "senders",
    title: t("insights.senders"),
    lead: t("insights.sendersLead"),
    columns: [
      t("insights.sender"),
      t("insights.ideas"),
      ...ends.map((stage) => t(`pipeline.stage.${stage}`)),
    ],
    // A phone has room for all of them and those that are done.
    wide: ends.slice(0, -1).map((_, at) => at + 1),
    rows: all.map(({ sender, ideas: many, got }) => ({
      id: sender,
      label: t(`insights.from.${sender}`),
      bars: [{ look: "plain", from: 0, to: share(many, ideas) }],
      cells: [
        { text: String(many), to: link(`from.${sender}`) },
        ...ends.map((stage) => ({ text: String(got[stage] ?? 0), to: link(`from.${sender}.${stage}`) })),
      ],
    })),
  };
}
