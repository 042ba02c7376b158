/** What the town's organiser keeps of two ideas; days count back from today, `due` forward. */
export const DEMO_DOSSIERS: DemoDossier[] = [
  {
    idea: "jardi",
    lang: "en",
    age: 33,
    budget: "9,800",
    moneyPublic: true,
    milestones: [
      { title: "Forty chairs and two tables bought", due: -20, doneAge: 21 },
      { title: "The drinking tap works", due: -14, doneAge: 12 },
      { title: "A lock that closes by itself at ten", due: -3 },
      { title: "First evening open until ten", due: 24 },
    ],
    spendings: [
      { age: 21, amount: "3,240", what: "Forty chairs, two tables", source: "Invoice 2026/118" },
      { age: 12, amount: "1,190.50", what: "Drinking tap, fitted", source: "Invoice 2026/131" },
    ],
    tasks: [
      { task: "Ask the second locksmith for a price", doneAge: 9 },
      { task: "Tell the neighbours of the first evening, door to door" },
      { task: "Agree with the library who locks up if the lock fails" },
    ],
    notes: ["The library would rather close at half past nine in winter. To be talked over in January."],
    link: "termometres",
  },
  {
    idea: "pas",
    lang: "ca",
    age: 48,
    budget: "16.000",
    moneyPublic: true,
    milestones: [
      { title: "Obres del pas acabades", due: -25, doneAge: 24 },
      { title: "Velocitat mesurada durant una setmana", due: -18, doneAge: 19 },
    ],
    spendings: [
      { age: 24, amount: "12.860", what: "Obra del pas", source: "Factura 2026/94" },
      { age: 19, amount: "1.340", what: "Senyals i pintura", source: "Factura 2026/102" },
    ],
    tasks: [],
    notes: [],
    link: null,
  },
];

export type DemoDossier = {
  idea: string;
  lang: "ca" | "es" | "en";
  /** Days ago that it was begun. */
  age: number;
  budget: string;
  moneyPublic: boolean;
  milestones: { title: string; due: number; doneAge?: number }[];
  spendings: { age: number; amount: string; what: string; source: string }[];
  tasks: { task: string; doneAge?: number }[];
  notes: string[];
  /** An idea it is linked with. */
  link: string | null;
};
