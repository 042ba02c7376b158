import type { DemoIdea } from "./demo-idea.ts";

/** Questions for whoever should answer them. */
export const QUESTIONS: DemoIdea[] = [
  {
    key: "balsa",
    space: "bustia",
    kind: "question",
    by: "diego",
    to: "town",
    lang: "es",
    category: 0,
    title: "¿A dónde va el agua de la balsa del molino cuando se vacía?",
    body: "Cada otoño se vacía la balsa y el agua se va por la cuneta. ¿Se podría usar para regar los árboles del polígono? ¿Quién lo decide?",
    age: 18,
    votes: 23,
    thread: `
quim: Ma mare hi rentava. L'aigua baixava fins a les hortes per la sèquia, que encara hi és.
jordi/town es: La balsa es del Canal, no del Ayuntamiento, y el agua vuelve al río por ley. Lo que sí podemos pedir es la parte que hoy se pierde por la fuga de la compuerta: son unos 30 m³ al día.
> diego: Gracias por una respuesta de verdad. Treinta al día son muchos árboles.
`,
    said: [
      {
        age: 8,
        by: "jordi",
        body: "El agua de la balsa es del Canal y vuelve al río por la acequia. El Ayuntamiento ha pedido usar los **30 m³ diarios** que hoy se pierden por la compuerta: con ellos se regarían los árboles del polígono. El Canal contesta antes de fin de año y lo diremos aquí.",
      },
    ],
    moves: [{ age: 13, stage: "discussion", lang: "es" }],
  },
  {
    key: "bus",
    space: "bustia",
    kind: "question",
    by: "priya",
    to: "town",
    lang: "en",
    category: 2,
    title: "When will the bus timetable be in English too?",
    body: "Many of us who came to work at the university cannot read the notices at the stops, above all the small ones about holidays. Last Monday nine of us waited for a bus that did not run.",
    age: 4.2,
    votes: 17,
    thread: `
omar: Soy conductor y lo veo cada festivo. Con un dibujo ya se entendería.
`,
    lastComment: 2.6,
  },
  {
    key: "dades",
    space: "bustia",
    kind: "question",
    by: "nil",
    to: "uni",
    lang: "ca",
    category: 2,
    title: "Les dades de calor que heu mesurat, les podem fer servir a l'institut?",
    body: "A segon de batxillerat fem el treball de recerca i ens aniria molt bé tenir les lectures de la teulada i del pati. Només les voldríem per hores, sense res més.",
    age: 15,
    votes: 19,
    thread: `
mei/uni ca: I tant. Són obertes: us les deixem en un full, per hores i amb els errors del sensor marcats. Si voleu venir a veure com es calibren, dimecres a les quatre.
> nil: Serem vuit! Gràcies.
`,
    said: [
      {
        age: 9,
        by: "mei",
        body: "Sí. Les lectures són obertes: us les hem deixat en un full, per hores, amb els errors del sensor marcats. Dimecres a les quatre us ensenyem com es calibren.",
      },
    ],
    moves: [{ age: 11, stage: "discussion" }],
  },
  {
    key: "practiques",
    space: "bustia",
    kind: "question",
    by: "aleix",
    to: "tallers",
    lang: "ca",
    category: 2,
    title: "Agafeu gent jove en pràctiques al taller?",
    body: "Som uns quants que fem el cicle de fusteria i per fer les pràctiques hem d'anar a quaranta minuts de tren.",
    age: 6.5,
    votes: 11,
    thread: `
ramon/tallers: Dues places a partir del mes que ve, matins. Porteu sabates tancades i ganes. Escriviu-nos per la nostra pàgina.
`,
    lastComment: 5.1,
  },
];
