import type { Stage } from "#app/features/spaces/stage.ts";

export type DemoComment = { body: string; lang: "ca" | "es" | "en"; stance?: string };
export type DemoMove = {
  stage: Stage;
  note: string;
  nextStep?: string;
  responsible?: string;
  dueInDays?: number;
};
export type DemoIdea = {
  space: string;
  kind?: "idea" | "question" | "suggestion";
  by?: "ngo";
  title: string;
  body: string;
  lang: "ca" | "es" | "en";
  votes: number;
  comments: DemoComment[];
  moves: DemoMove[];
};

const SPACE_WORKS = "Servei d'Espai Públic i Verd";

/** Ideas of an invented town, in every stage and three languages. */
export const DEMO_IDEAS: DemoIdea[] = [
  {
    space: "barris-frescos",
    by: "ngo",
    lang: "ca",
    title: "Obrir el pati de l'escola a les tardes, amb ombra i aigua",
    body: "El pati és l'espai obert més gran del barri i a l'estiu està tancat.\n\n## Què proposem\n\n1. Obrir-lo de dilluns a divendres, de 17 a 20.30 h.\n2. Plantar-hi dotze arbres i, mentre creixen, posar-hi veles.\n3. Canviar la font per una de dues alçades.",
    votes: 11,
    comments: [
      {
        body: "Qui tanca a dos quarts de nou? No hi estic en contra, però vull saber qui respon si hi ha soroll.",
        lang: "ca",
        stance: "doubt",
      },
      {
        body: "Vam obrir el de l'institut quatre tardes i va anar bé. El que va fallar va ser l'aigua.",
        lang: "ca",
        stance: "experience",
      },
      { body: "Muy buena idea. Añadiría bancos para la gente mayor.", lang: "es", stance: "improvement" },
    ],
    moves: [
      { stage: "discussion", note: "" },
      {
        stage: "voting",
        note: "Hi han comentat veïns i veïnes i el text ha canviat dues vegades.",
        nextStep: "Informe de viabilitat i cost",
        responsible: SPACE_WORKS,
        dueInDays: 25,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "es",
    title: "Una fuente de agua en cada parada de autobús",
    body: "En julio esperamos hasta veinte minutos al sol. Una fuente pequeña y un banco con sombra en las seis paradas más usadas.",
    votes: 7,
    comments: [{ body: "A favor, pero que no se atasquen como las del parque.", lang: "es", stance: "for" }],
    moves: [{ stage: "discussion", note: "" }],
  },
  {
    space: "barris-frescos",
    lang: "en",
    title: "Open the library garden as a climate shelter",
    body: "The garden behind the library is five degrees cooler than the square. Open it until ten in summer, with a few chairs and a tap.",
    votes: 9,
    comments: [{ body: "I live next door and would gladly hold a key.", lang: "en", stance: "experience" }],
    moves: [
      { stage: "accepted", note: "The council takes it up." },
      {
        stage: "underway",
        note: "Chairs are ordered.",
        nextStep: "Opening",
        responsible: "Biblioteca",
        dueInDays: 40,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "ca",
    title: "Pintar de blanc els terrats municipals",
    body: "Un terrat blanc baixa la temperatura de sota entre dos i quatre graus. Començar pels tres edificis amb més despesa d'aire.",
    votes: 5,
    comments: [],
    moves: [
      { stage: "review", note: "Ho estudia el servei d'edificis." },
      {
        stage: "done",
        note: "S'han pintat els tres terrats. A dins s'han mesurat 2,4 graus menys a l'agost.",
        responsible: "Servei d'Edificis",
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "ca",
    title: "Tancar al trànsit el carrer Ample els vespres d'estiu",
    body: "De juny a setembre, de 20 a 24 h, perquè es pugui seure a la fresca i jugar-hi.",
    votes: 8,
    comments: [{ body: "I els qui hi tenim el garatge?", lang: "ca", stance: "against" }],
    moves: [
      {
        stage: "declined",
        note: "És l'únic accés dels bombers al nucli antic. Es pot fer al carrer de Baix, i hi hem obert una idea nova.",
      },
    ],
  },
  {
    space: "bustia",
    kind: "suggestion",
    lang: "ca",
    title: "Arreglar el semàfor de la plaça del Molí",
    body: "El verd per a vianants dura set segons i no hi ha temps de creuar amb un cotxet.",
    votes: 6,
    comments: [{ body: "Confirmo: ahir vaig haver de recular.", lang: "ca", stance: "experience" }],
    moves: [
      {
        stage: "accepted",
        note: "El canviem a quinze segons.",
        nextStep: "Canvi del temps",
        responsible: "Mobilitat",
        dueInDays: -3,
      },
    ],
  },
  {
    space: "bustia",
    kind: "question",
    lang: "es",
    title: "¿Qué pasa con el agua de la balsa cuando se vacía?",
    body: "Cada otoño se vacía la balsa del molino. ¿A dónde va el agua y por qué no se usa para regar?",
    votes: 3,
    comments: [],
    moves: [],
  },
  {
    space: "bustia",
    lang: "en",
    title: "A repair workshop on Saturdays in the old foundry",
    body: "Shared tools and two people who know how. Sixteen volunteers have signed up already.",
    votes: 10,
    comments: [{ body: "Count me in for bicycles.", lang: "en", stance: "for" }],
    moves: [{ stage: "paused", note: "The roof has to be mended first; we come back to it in spring." }],
  },
];

/** Comments that wait for a moderator, oldest first. */
export const DEMO_WAITING: DemoComment[] = [
  {
    body: "Podríem recollir l'aigua de la teulada del gimnàs per regar els arbres.",
    lang: "ca",
    stance: "improvement",
  },
  { body: "Ja n'hi ha prou de bajanades, sempre manen els mateixos.", lang: "ca" },
  { body: "¿Se ha pensado en la sombra de la mañana?", lang: "es", stance: "doubt" },
  { body: "Truqueu-me i us ho explico: 600 000 000.", lang: "ca" },
  { body: "Jo hi puc anar dimarts i dijous a obrir.", lang: "ca", stance: "for" },
  { body: "We did this in our school and it cost less than expected.", lang: "en", stance: "experience" },
];
