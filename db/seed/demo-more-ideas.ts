import type { DemoIdea } from "./demo-ideas.ts";

/** The rest of the invented town's ideas: shorter threads, the stages in between. */
export const MORE_DEMO_IDEAS: DemoIdea[] = [
  {
    space: "barris-frescos",
    lang: "ca",
    title: "Arbres a la vorera sud de l'avinguda de l'Estació",
    body: "A l'estiu la vorera sud no té ni un pam d'ombra i és per on va tothom a l'estació.\n\nProposo plantar-hi lledoners cada vuit metres, començant pel tram de l'ambulatori.",
    votes: 9,
    comments: [
      { body: "Els lledoners embruten poc i aguanten. Bona tria.", lang: "ca", stance: "for" },
      { body: "Compte amb la canonada que passa per sota.", lang: "ca", stance: "doubt" },
    ],
    moves: [
      { stage: "discussion", note: "" },
      {
        stage: "review",
        note: "El servei mira per on passen les canonades i quants arbres hi caben.",
        nextStep: "Publicar l'informe tècnic",
        responsible: "Servei d'Espai Públic i Verd",
        dueInDays: 24,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "ca",
    title: "Ombra al carrer de l'estació",
    body: "Caldria posar ombra al carrer que va cap a l'estació, sobretot al tram llarg sense cases.",
    votes: 3,
    comments: [],
    moves: [
      {
        stage: "merged",
        note: "Demana el mateix que la idea dels arbres de l'avinguda de l'Estació: continua allà.",
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "es",
    title: "Toldos en la plaza del mercado de mayo a octubre",
    body: "Los sábados la cola del mercado espera al sol.\n\nPropongo toldos de vela, desmontables, entre las fachadas.",
    votes: 8,
    comments: [{ body: "En la feria los pusieron y se notó muchísimo.", lang: "es", stance: "experience" }],
    moves: [
      { stage: "discussion", note: "" },
      {
        stage: "voting",
        note: "Se puede votar hasta final de mes.",
        nextStep: "Contar los apoyos y decidir qué se estudia",
        responsible: "Regiduría de Participación",
        dueInDays: 9,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "en",
    title: "Measure the heat: thermometers on every square",
    body: "Before spending the money, let us know which streets are hottest. Twenty sensors and an open page with the figures would do.",
    votes: 6,
    comments: [
      { body: "Our students could read them and publish the data.", lang: "en", stance: "improvement" },
    ],
    moves: [
      { stage: "discussion", note: "" },
      {
        stage: "review",
        note: "We are asking three makers for prices.",
        nextStep: "Choose the sensors",
        responsible: "Office for Open Data",
        dueInDays: -6,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "ca",
    title: "Horari d'estiu a la piscina: entrada a un euro a partir de les set",
    body: "A partir de les set de la tarda la piscina és mig buida. Amb una entrada d'un euro hi podria anar molta més gent quan més calor fa a casa.",
    votes: 10,
    comments: [{ body: "I els socorristes? S'hauria d'allargar el torn.", lang: "ca", stance: "doubt" }],
    moves: [
      { stage: "voting", note: "" },
      {
        stage: "accepted",
        note: "S'aplicarà la temporada vinent, del 15 de juny al 15 de setembre.",
        nextStep: "Aprovar el preu al ple",
        responsible: "Regidoria d'Esports",
        dueInDays: 40,
      },
    ],
  },
  {
    space: "barris-frescos",
    lang: "es",
    title: "Abrir las iglesias y centros cívicos los días de alerta por calor",
    body: "Hay edificios frescos y cerrados. Con voluntariado podrían abrir de 12 a 18 h los días de alerta.",
    votes: 5,
    comments: [],
    moves: [{ stage: "discussion", note: "" }],
  },
  {
    space: "bustia",
    kind: "suggestion",
    lang: "ca",
    title: "Més llum al pas de sota la via",
    body: "De nit no s'hi veu i la gent fa la volta pel pont. Amb dos fanals n'hi hauria prou.",
    votes: 4,
    comments: [{ body: "Hi passo cada dia a les deu. Gràcies per dir-ho.", lang: "ca", stance: "for" }],
    moves: [
      {
        stage: "done",
        note: "Hi ha tres fanals nous, encesos des de dilluns.",
      },
    ],
  },
  {
    space: "bustia",
    kind: "suggestion",
    lang: "es",
    title: "Un banco a mitad de la cuesta del cementerio",
    body: "La cuesta es larga y mucha gente mayor tiene que pararse de pie.",
    votes: 7,
    comments: [],
    moves: [
      {
        stage: "underway",
        note: "El banco está pedido.",
        nextStep: "Instalarlo",
        responsible: "Brigada municipal",
        dueInDays: 12,
      },
    ],
  },
  {
    space: "bustia",
    kind: "question",
    lang: "en",
    title: "When will the bus timetable be in English too?",
    body: "Many of us who came to work at the university cannot read the notices at the stops.",
    votes: 2,
    comments: [],
    moves: [],
  },
  {
    space: "bustia",
    kind: "suggestion",
    lang: "ca",
    title: "Contenidor de roba usada al costat del mercat",
    body: "El més proper és a vint minuts a peu i acaba tot al rebuig.",
    votes: 3,
    comments: [
      {
        body: "L'entitat que els buida ens va dir que en tenia un de lliure.",
        lang: "ca",
        stance: "experience",
      },
    ],
    moves: [],
  },
];
