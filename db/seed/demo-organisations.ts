export type DemoOrganisation = {
  key: string;
  name: string;
  kind: "ngo" | "company" | "university" | "public";
  description: string;
  website: string;
  /** Who may speak for it; the first manages it. */
  people: string[];
  /** How it was verified; none while it waits for the admin. */
  how: string | null;
};

/** Organisations of the four kinds, and one that asks to be verified. */
export const DEMO_ORGANISATIONS: DemoOrganisation[] = [
  {
    key: "town",
    name: "Ajuntament de Riera Alta",
    kind: "public",
    description: "L'administració del municipi. Aquí respon el servei que té la competència en cada cas.",
    website: "https://ajuntament.riera-alta.example",
    people: ["elena", "jordi"],
    how: "Registre d'ens locals. Comprovat amb el certificat de la secretaria.",
  },
  {
    key: "cami",
    name: "Camí Escolar",
    kind: "ngo",
    description:
      "Cent quaranta famílies de les tres escoles del poble. Fem segurs els camins d'anada i tornada i obrim els patis.",
    website: "https://cami-escolar.example",
    people: ["nuria", "rosa"],
    how: "Registre municipal d'entitats, núm. 41. Estatuts i acta de la junta vistos el dia de l'alta.",
  },
  {
    key: "ateneu",
    name: "Ateneu La Sitja",
    kind: "ngo",
    description: "Biblioteca popular, coral i taller de reparació. Som a l'antic graner des de 1921.",
    website: "",
    people: ["montse"],
    how: "Registre municipal d'entitats, núm. 3.",
  },
  {
    key: "tallers",
    name: "Tallers Torrentó, SL",
    kind: "company",
    description: "Fusteria i velam al polígon de la Riera. Onze persones.",
    website: "https://tallers-torrento.example",
    people: ["ramon"],
    how: "Registre mercantil i correu del domini de l'empresa.",
  },
  {
    key: "uni",
    name: "Universitat de la Vall",
    kind: "university",
    description: "Els grups d'arquitectura i de salut pública treballen amb el municipi des de fa sis anys.",
    website: "https://uvall.example",
    people: ["mei"],
    how: "Conveni signat amb l'Ajuntament, vigent fins al 2029.",
  },
  {
    key: "raval",
    name: "Associació Veïnal del Raval de Dalt",
    kind: "ngo",
    description:
      "Som dues-centes llars del Raval de Dalt. Volem proposar en nom del barri i no cadascú pel seu compte.",
    website: "",
    people: ["teresa"],
    how: null,
  },
];
