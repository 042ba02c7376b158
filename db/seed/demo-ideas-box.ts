import type { DemoIdea } from "./demo-idea.ts";

/** The suggestions box: small things that can be put right soon. */
export const BOX_IDEAS: DemoIdea[] = [
  {
    key: "semafor",
    space: "bustia",
    kind: "suggestion",
    by: "laia",
    lang: "ca",
    category: 0,
    title: "El verd del semàfor de la plaça del Molí dura set segons",
    body: "Ho he cronometrat tres dies. Amb un cotxet no dona temps d'arribar a l'altra banda, i la gent gran es queda a la mitjana amb els camions passant per davant i per darrere.",
    age: 34,
    votes: 48,
    thread: `
mireia experience: Confirmo: ahir vaig haver de recular amb el cotxet.
quim for: I al matí, amb els nens de l'escola, és una cursa.
elena/town: Tens raó. El temps mínim per a l'amplada del carrer són quinze segons. Ho canviem.
> laia: Moltes gràcies. Aviseu quan estigui i ho torno a cronometrar.
`,
    moves: [
      { age: 31, stage: "discussion" },
      {
        age: 29,
        stage: "accepted",
        note: "Passarà de set a quinze segons.",
        responsible: "Servei de Mobilitat",
        dueIn: -12,
      },
      {
        age: 16,
        stage: "underway",
        note: "La centraleta és antiga i no admet el canvi a distància. Ha de venir el tècnic.",
        nextStep: "Canviar el temps a la centraleta",
        responsible: "Servei de Mobilitat",
        dueIn: -3,
      },
    ],
  },
  {
    key: "llum",
    space: "bustia",
    kind: "suggestion",
    by: "salma",
    lang: "ca",
    category: 0,
    title: "Més llum al pas de sota la via",
    body: "De nit no s'hi veu i la gent fa la volta pel pont, deu minuts més. Amb dos fanals n'hi hauria prou.",
    age: 52,
    votes: 39,
    thread: `
fatou for: Hi passo cada dia a les deu. Gràcies per dir-ho.
ines: Yo doy la vuelta por el puente, y somos muchas.
elena/town: La brigada hi va dijous. Us ho diem aquí.
salma: Hi he passat avui: es veu de punta a punta.
`,
    lastComment: 30,
    moves: [
      {
        age: 50,
        stage: "accepted",
        note: "És una reparació, no cal esperar res.",
        responsible: "Brigada d'enllumenat",
      },
      {
        age: 33,
        stage: "done",
        note: "Hi ha tres fanals nous en lloc dels dos que hi havia fosos. Cost: 1.960 €.",
        responsible: "Brigada d'enllumenat",
      },
    ],
  },
  {
    key: "banco",
    space: "bustia",
    kind: "suggestion",
    by: "carmen",
    lang: "es",
    category: 0,
    title: "Un banco a mitad de la cuesta del cementerio",
    body: "La cuesta es larga y quien más sube es gente mayor. Ahora se sientan en el muro, que tiene cristales rotos encima.",
    age: 46,
    votes: 35,
    thread: `
teresa: I una paperera al costat, si pot ser.
elena/town es: Banco y papelera. La brigada también quitará los cristales del muro esta semana.
`,
    lastComment: 38,
    moves: [
      {
        age: 43,
        stage: "accepted",
        note: "Hay un banco guardado en el almacén. Solo falta ponerlo.",
        responsible: "Brigada municipal",
      },
      {
        age: 18,
        stage: "underway",
        note: "El muro ya está limpio. El banco espera a que fragüe la base.",
        nextStep: "Instalar el banco y la papelera",
        responsible: "Brigada municipal",
        dueIn: 5,
      },
    ],
  },
  {
    key: "taller",
    space: "bustia",
    kind: "idea",
    by: "montse",
    forOrganisation: "ateneu",
    lang: "ca",
    category: 2,
    title: "Taller de reparació els dissabtes a l'antiga foneria",
    body: "Eines compartides i dues persones que en saben. A l'ateneu ja som petits i hi ha setze voluntaris apuntats. Només ens cal un espai amb llum i persiana.",
    age: 57,
    votes: 62,
    thread: `
tom for: Count me in for bicycles.
andrei: Y para pequeños electrodomésticos, conmigo.
xavi: Tinc una serra de cinta que no faig servir.
`,
    lastComment: 36,
    moves: [
      { age: 54, stage: "discussion" },
      { age: 40, stage: "review", responsible: "Servei de Patrimoni" },
      {
        age: 24,
        stage: "paused",
        note: "La coberta de la foneria té bigues tocades i no s'hi pot entrar fins que no s'apuntalin. No és un no: la idea espera l'obra, que ja té pressupost.",
        nextStep: "Apuntalar la coberta",
        responsible: "Servei de Patrimoni",
        dueIn: 75,
      },
    ],
  },
  {
    key: "llibres",
    space: "bustia",
    kind: "suggestion",
    by: "andrei",
    lang: "es",
    category: 2,
    title: "Libros en rumano, árabe y chino en la biblioteca",
    body: "Mis hijos leen en catalán y en castellano, y en rumano solo conmigo. Con un estante por idioma bastaría, y las familias podemos ayudar a elegirlos.",
    age: 49,
    votes: 44,
    thread: `
salma for: En àrab us en porto una llista demà mateix.
montse/ateneu: A l'ateneu en tenim una caixa en xinès que ningú no ha obert mai. És vostra.
`,
    lastComment: 40,
    moves: [
      {
        age: 45,
        stage: "accepted",
        note: "La biblioteca compra lo que pidan las familias, hasta 900 €.",
        responsible: "Biblioteca municipal",
      },
      {
        age: 21,
        stage: "done",
        note: "Hay 112 libros: 41 en rumano, 48 en árabe y 23 en chino. En dos semanas se han prestado 67, y el club de lectura en rumano empieza el jueves.",
        responsible: "Biblioteca municipal",
      },
    ],
  },
  {
    key: "roba",
    space: "bustia",
    kind: "suggestion",
    by: "biel",
    lang: "ca",
    category: 1,
    title: "Un contenidor de roba usada al costat del mercat",
    body: "El més proper és a vint minuts a peu i acaba tot al rebuig.",
    age: 10,
    votes: 15,
    thread: `
montse experience: L'entitat que els buida ens va dir que en tenia un de lliure.
`,
    lastComment: 7,
  },
  {
    key: "camio",
    space: "bustia",
    kind: "suggestion",
    by: "lola",
    lang: "es",
    category: 1,
    title: "Que el camión del vidrio no pase a las seis de la mañana",
    body: "Entiendo que hay que recogerlo, pero doscientas botellas cayendo a las seis y diez despiertan a toda la calle de Baix. A las ocho estaríamos todos levantados igualmente.",
    age: 1.1,
    votes: 8,
    thread: `
xavi: A les vuit hi ha els nens de l'escola. A les set, potser?
`,
    lastComment: 0.6,
  },
  {
    key: "bosses",
    space: "bustia",
    kind: "suggestion",
    by: "tom",
    lang: "en",
    category: 1,
    title: "Dog bags at the river path, and a bin at both ends",
    body: "There is one bin in two kilometres. People do pick it up, and then they hang the bag on a tree. A bin at each end, with bags, would end that.",
    age: 29,
    votes: 26,
    thread: `
gemma for: Les bosses penjades són ja part del paisatge.
elena/town en: One bin goes to the mill end this month. The other end belongs to the next town and we have asked them.
`,
    lastComment: 22,
    moves: [
      {
        age: 25,
        stage: "accepted",
        note: "One bin with bags at the mill end now; the other end when the neighbouring town agrees.",
        nextStep: "Set the first bin",
        responsible: "Brigada municipal",
        dueIn: 8,
      },
    ],
  },
];
