import type { Localized, ModerationMode, PhaseKind, Visibility } from "#app/features/spaces/space.ts";

export type DemoSpace = {
  slug: string;
  title: Localized;
  brief: Localized;
  moderation: ModerationMode;
  visibility: Visibility;
  /** Days before the town is planted when it was opened. */
  age: number;
  categories: Localized[];
  /** Days from now, negative in the past: from, to. */
  phases: { opens: PhaseKind; from: number; to: number }[];
  members?: string[];
};

/** An open challenge, a finished one, a box that is always open, and a table for invited people. */
export const DEMO_SPACES: DemoSpace[] = [
  {
    slug: "bustia",
    moderation: "after",
    visibility: "public",
    age: 89,
    title: { ca: "Bústia de suggeriments", es: "Buzón de sugerencias", en: "Suggestions box" },
    brief: {
      ca: "Coses concretes que es poden arreglar aviat, i preguntes per a qui hagi de respondre-les. Contestem en set dies feiners.",
      es: "Cosas concretas que se pueden arreglar pronto, y preguntas para quien deba responderlas. Contestamos en siete días laborables.",
      en: "Concrete things that can be put right soon, and questions for whoever should answer them. We reply within seven working days.",
    },
    categories: [
      { ca: "Via pública", es: "Vía pública", en: "Streets" },
      { ca: "Neteja i residus", es: "Limpieza y residuos", en: "Cleaning and waste" },
      { ca: "Atenció i tràmits", es: "Atención y trámites", en: "Services and paperwork" },
    ],
    phases: [],
  },
  {
    slug: "camins-segurs",
    moderation: "first",
    visibility: "public",
    age: 89,
    title: {
      ca: "Camins segurs a l'escola",
      es: "Caminos seguros a la escuela",
      en: "Safe ways to school",
    },
    brief: {
      ca: "El procés s'ha acabat: aquí es veu què s'ha fet de cada proposta, què no i per què. Hi havia 90.000 € per gastar en tres mesos.",
      es: "El proceso ha terminado: aquí se ve qué se ha hecho con cada propuesta, qué no y por qué. Había 90.000 € para gastar en tres meses.",
      en: "The process is over: here is what became of each proposal, what was not done and why. There were €90,000 to spend within three months.",
    },
    categories: [
      { ca: "Passos i voreres", es: "Pasos y aceras", en: "Crossings and pavements" },
      { ca: "Trànsit", es: "Tráfico", en: "Traffic" },
    ],
    phases: [
      { opens: "propose", from: -88, to: -68 },
      { opens: "comment", from: -88, to: -45 },
      { opens: "vote", from: -78, to: -52 },
    ],
  },
  {
    slug: "barris-frescos",
    moderation: "before",
    visibility: "public",
    age: 74,
    title: { ca: "Barris frescos", es: "Barrios frescos", en: "Cool neighbourhoods" },
    brief: {
      ca: "Com fem que a l'estiu es pugui viure al carrer? Ombra, aigua i llocs on refugiar-se. Quan s'acabi la votació decideix el ple, amb un pressupost de 400.000 €.",
      es: "¿Cómo hacemos que en verano se pueda vivir en la calle? Sombra, agua y lugares donde refugiarse. Cuando acabe la votación decide el pleno, con un presupuesto de 400.000 €.",
      en: "How do we make summer streets liveable? Shade, water and places to shelter. When voting ends the council decides, with a budget of €400,000.",
    },
    categories: [
      { ca: "Ombra i verd", es: "Sombra y verde", en: "Shade and green" },
      { ca: "Aigua", es: "Agua", en: "Water" },
      { ca: "Refugis i edificis", es: "Refugios y edificios", en: "Shelters and buildings" },
      { ca: "Carrers i places", es: "Calles y plazas", en: "Streets and squares" },
    ],
    phases: [
      { opens: "propose", from: -74, to: 21 },
      { opens: "comment", from: -74, to: 42 },
      { opens: "vote", from: -60, to: 35 },
    ],
  },
  {
    slug: "taula-de-treball",
    moderation: "after",
    visibility: "private",
    age: 30,
    title: {
      ca: "Taula de treball del pati",
      es: "Mesa de trabajo del patio",
      en: "Schoolyard working table",
    },
    brief: {
      ca: "Entitats, escola i serveis tècnics preparem el conveni d'obertura. El que s'acordi aquí es publica a la idea del pati.",
      es: "Entidades, escuela y servicios técnicos preparamos el convenio de apertura. Lo que se acuerde aquí se publica en la idea del patio.",
      en: "Organisations, the school and the town's engineers prepare the agreement. What is settled here is published on the schoolyard idea.",
    },
    categories: [],
    phases: [],
    members: ["nuria", "rosa", "ramon", "mei", "jordi", "berta"],
  },
];
