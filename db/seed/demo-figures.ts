import type { SavedFigure } from "#app/features/impact/impact.schema.ts";

/** A figure of what a space of the invented town cost or was worth; ages and days are before now. */
export type DemoFigure = Omit<SavedFigure, "as" | "version" | "idea" | "from" | "to" | "correction"> & {
  space: string;
  /** Key of the idea it is of. */
  idea?: string;
  days: { from: number; to: number };
  /** When it was published. */
  age: number;
  /** What it said before, until it was corrected. */
  before?: { age: number; central: number; low: number; why: string };
};

/** What the safe ways to school cost and were worth: invoices, a count at the gate, a study from elsewhere. */
export const DEMO_FIGURES: DemoFigure[] = [
  {
    space: "camins-segurs",
    kind: "process",
    lang: "ca",
    what: "Dinamització i sala de quatre vespres",
    days: { from: 88, to: 45 },
    ...{ low: 168_000, central: 168_000, high: 168_000 },
    source: "Factures 2026/311 i 2026/340 de l'Àrea de Participació",
    sourceUrl: null,
    formula: "Quatre vespres × 420 €: dues persones dinamitzadores i la sala de l'ateneu.",
    confidence: "high",
    age: 17,
  },
  {
    space: "camins-segurs",
    kind: "works",
    lang: "ca",
    idea: "pas",
    what: "Pas elevat del carrer Nou",
    days: { from: 33, to: 19 },
    ...{ low: 1_420_000, central: 1_420_000, high: 1_480_000 },
    source: "Certificació final d'obra del Servei de Mobilitat",
    sourceUrl: null,
    formula: "14.200 € certificats; com a màxim 600 € més, si cal repintar-lo abans d'un any.",
    confidence: "high",
    age: 14,
    before: {
      age: 18,
      ...{ low: 1_380_000, central: 1_390_000 },
      why: "Faltava la factura de la senyalització.",
    },
  },
  {
    space: "camins-segurs",
    kind: "benefit",
    lang: "en",
    idea: "pas",
    what: "Crashes that will not happen at the school gate in five years",
    days: { from: 19, to: -1_806 },
    ...{ low: 900_000, central: 2_600_000, high: 4_100_000 },
    source: "Local police records since 2016, and a study of raised crossings in towns of this size",
    sourceUrl: "https://mobility.riera-alta.example/raised-crossings",
    formula:
      "1.3 slight crashes expected in five years at 41 km/h × €20,000 each, by the national handbook; low and high with the ends of the study's range.",
    confidence: "low",
    age: 12,
  },
  {
    space: "camins-segurs",
    kind: "hours",
    lang: "es",
    idea: "bicibus",
    what: "Acompañar el bicibús los viernes",
    days: { from: 60, to: 7 },
    ...{ low: 4_320, central: 5_040, high: 5_760 },
    source: "Hoja de turnos de la asociación de familias",
    sourceUrl: null,
    formula: "7 viernes × 3 rutas × 4 personas × 1 hora; entre 6 y 8 viernes según la lluvia.",
    confidence: "medium",
    age: 6,
  },
];
