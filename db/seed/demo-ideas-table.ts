import type { DemoIdea } from "./demo-idea.ts";

/** What the invited people of the working table prepare. */
export const TABLE_IDEAS: DemoIdea[] = [
  {
    key: "conveni",
    space: "taula-de-treball",
    by: "jordi",
    forOrganisation: "town",
    lang: "ca",
    title: "Esborrany del conveni d'obertura del pati",
    body: `Primer text, per discutir-lo aquí abans de la reunió de dilluns.

1. L'Ajuntament obre, vigila, neteja i assegura el pati fora d'horari lectiu.
2. L'escola no hi posa personal ni diners, i pot tancar el pati per causa justificada.
3. Camí Escolar fa la programació i convoca el veïnat dues vegades l'any.
4. El conveni dura un estiu i es revisa a l'octubre amb les dades que hi hagi.`,
    age: 27,
    votes: 5,
    thread: `
berta doubt: «Causa justificada» qui ho decideix? La direcció demana que sigui la direcció.
> jordi/town: D'acord: «a criteri de la direcció, avisant amb un dia».
nuria/cami: Al punt 3 hi posaria el mínim de tardes. Si no, un any serà zero.
> rosa/cami: Tres tardes a la setmana com a mínim.
mei/uni en: Point 4: please say which data. Temperature, visitors and complaints would be a start.
`,
    moves: [{ age: 26, stage: "discussion" }],
  },
  {
    key: "planol",
    space: "taula-de-treball",
    by: "nuria",
    forOrganisation: "cami",
    lang: "ca",
    title: "Plànol: pilota i aigua al costat del riu, bancs al carrer Ample",
    body: "És el que va sortir del fil públic. Falta dir on s'ancoren les veles i per on entra la cuba de reg.",
    age: 17,
    votes: 4,
    thread: `
ramon/tallers: Sis ancoratges, dos per vela. Cap a menys de tres metres de la pista.
jordi/town: La cuba entra per la porta del riu: calen 2,60 m lliures.
`,
    moves: [{ age: 15, stage: "discussion" }],
  },
  {
    key: "torns",
    space: "taula-de-treball",
    by: "rosa",
    forOrganisation: "cami",
    lang: "ca",
    title: "Torns i suplències del monitoratge",
    body: "Quatre persones contractades a mitja jornada i una llista de suplències pagades. Proposo tancar els noms abans de fi de mes.",
    age: 6,
    votes: 3,
    thread: `
berta for: Conec dues monitores del menjador que voldrien.
`,
  },
];
