import type { DemoIdea } from "./demo-idea.ts";

const MOBILITY = "Servei de Mobilitat";

/** Safe ways to school: a process that is over, with what came of it. */
export const SCHOOL_IDEAS: DemoIdea[] = [
  {
    key: "pas",
    space: "camins-segurs",
    by: "rosa",
    forOrganisation: "cami",
    lang: "ca",
    category: 0,
    title: "Un pas elevat davant de l'escola del carrer Nou",
    body: "Cada matí hi creuen 210 criatures i els cotxes baixen llançats. Un pas a nivell de vorera els obliga a frenar i és el que demana la meitat de les famílies des de fa quatre cursos.",
    age: 84,
    votes: 74,
    thread: `
berta for: Com a mestra que fa guàrdia a la porta: sí, sí i sí.
iker doubt: Que sea de los suaves, que los otros destrozan el coche y el autobús no puede.
> jordi/town: Seria de rampa llarga, la que accepta l'autobús.
priya: My son was nearly hit there last spring. Please.
`,
    lastComment: 62,
    moves: [
      { age: 80, stage: "discussion" },
      { age: 70, stage: "voting" },
      {
        age: 50,
        stage: "accepted",
        note: "És la més votada i la més barata per criatura. Endavant.",
        responsible: MOBILITY,
        dueIn: -18,
      },
      {
        age: 33,
        stage: "underway",
        note: "Obres del pas, quatre dies, amb desviament pel carrer de Baix.",
        responsible: MOBILITY,
        dueIn: -18,
      },
      {
        age: 19,
        stage: "done",
        note: "El pas està fet: 14.200 € dels 16.000 previstos.\n\nLa Policia Local hi ha mesurat la velocitat durant una setmana: **de 41 a 23 km/h de mitjana** a l'hora d'entrar. Gràcies a les setanta-quatre persones que hi van donar suport.",
        responsible: MOBILITY,
      },
    ],
    said: [
      {
        age: 12,
        by: "elena",
        kind: "evidence",
        body: "Són les mesures de la Policia Local, una setmana abans de les obres i una setmana després, de vuit a nou del matí. Les criatures que hi passen soles les ha comptades l'AFA.",
        figures: [
          { what: "Velocitat mitjana a l'hora d'entrar", unit: "km/h", before: 41, after: 23 },
          { what: "Criatures que hi passen soles", unit: "al dia", before: 18, after: 47 },
          { what: "Cost", unit: "€", before: null, after: 14200 },
        ],
      },
    ],
  },
  {
    key: "bicibus",
    space: "camins-segurs",
    by: "aleix",
    lang: "ca",
    category: 1,
    title: "Bicibús els divendres, amb tres rutes i hora fixa",
    body: "Un grup que surt de tres punts i arriba junt a l'escola, acompanyat. No cal cap obra: cal que algú l'organitzi i que la Policia talli dos encreuaments durant cinc minuts.",
    age: 82,
    votes: 51,
    thread: `
mireia for: Hi apunto els meus dos.
diego doubt: ¿Y si llueve?
> aleix es: Chubasquero. Y si diluvia, se avisa la noche antes.
tom: I can ride at the back. I have a bell and no fear.
`,
    lastComment: 60,
    moves: [
      { age: 78, stage: "discussion" },
      { age: 69, stage: "voting" },
      {
        age: 49,
        stage: "underway",
        note: "Tres divendres de prova amb la Policia Local.",
        responsible: "Camí Escolar",
      },
      {
        age: 27,
        stage: "done",
        note: "Després dels tres divendres de prova es queda tot el curs. El primer dia eren 26 i l'últim, 63. No ha tingut cap cost afegit.",
        responsible: "Camí Escolar",
      },
    ],
  },
  {
    key: "vint",
    space: "camins-segurs",
    by: "ines",
    lang: "es",
    category: 1,
    title: "Límite de 20 km/h a cien metros de cada escuela",
    body: "Señal, pintura en el suelo y, sobre todo, un radar que enseñe la velocidad con una cara contenta o triste. Funciona mejor que la multa.",
    age: 80,
    votes: 45,
    thread: `
pere against: Un altre cartell. Ja no els llegeix ningú.
hugo for: Lo de la cara funciona: mi hija me riñe desde el asiento de atrás.
`,
    lastComment: 64,
    moves: [
      { age: 76, stage: "discussion", lang: "es" },
      { age: 68, stage: "voting", lang: "es" },
      {
        age: 30,
        stage: "underway",
        note: "Las señales están puestas en dos de las tres escuelas. Los radares llegan tarde: el proveedor ha pedido tres semanas más.",
        nextStep: "Colocar los tres radares pedagógicos",
        responsible: "Servicio de Movilidad",
        dueIn: -4,
      },
    ],
  },
  {
    key: "tancar",
    space: "camins-segurs",
    by: "montse",
    lang: "ca",
    category: 1,
    title: "Tancar el carrer de l'escola a l'hora d'entrar i de sortir",
    body: "De 8.45 a 9.15 i de 16.15 a 16.45, amb dues tanques i voluntaris. Mitja hora sense cotxes.",
    age: 79,
    votes: 38,
    thread: `
xavi against: Hi tinc el taller. A aquella hora arriba tot el material.
fatou for: Mitja hora. A tot arreu on es fa, l'any següent ningú no ho vol treure.
`,
    lastComment: 66,
    moves: [
      { age: 75, stage: "discussion" },
      { age: 66, stage: "review", responsible: MOBILITY },
      {
        age: 50,
        stage: "declined",
        note: "La Policia Local no pot garantir-hi una persona cada dia i, sense agent, la llei no deixa tancar un carrer amb voluntaris. El pas elevat fa bona part de la feina; si es modifica la norma, en tornarem a parlar.",
      },
    ],
  },
  {
    key: "vorera",
    space: "camins-segurs",
    by: "priya",
    lang: "en",
    category: 0,
    title: "Widen the pavement between the bakery and the school gate",
    body: "It is 90 cm wide. Two pushchairs cannot pass each other, so one of them goes on the road. Take away four parking spaces and make it two metres.",
    age: 77,
    votes: 57,
    thread: `
rosa/cami for: És el tram on hi ha més ensurts segons la nostra enquesta.
pau against: Quatre places menys davant del forn. El forner no ho sap, oi?
> priya: He does. He signed.
`,
    lastComment: 63,
    moves: [
      { age: 72, stage: "discussion", lang: "en" },
      { age: 67, stage: "voting", lang: "en" },
      {
        age: 48,
        stage: "accepted",
        note: "It can be done together with the drain that has to be mended anyway.",
        responsible: "Servei d'Obres",
      },
      {
        age: 14,
        stage: "underway",
        note: "Works begin in two weeks and take nine days. The bakery stays open.",
        nextStep: "Begin the works",
        responsible: "Servei d'Obres",
        dueIn: 13,
      },
    ],
  },
  {
    key: "so",
    space: "camins-segurs",
    by: "hugo",
    lang: "es",
    category: 0,
    title: "Semáforo con aviso sonoro en el cruce de la biblioteca",
    body: "Mi vecino es ciego y cruza de oído. El semáforo del cruce es el único del camino a la escuela que no suena.",
    age: 75,
    votes: 41,
    thread: `
carmen for: Y que se pueda bajar de noche, que los del otro cruce despiertan al barrio.
`,
    lastComment: 65,
    moves: [
      { age: 71, stage: "discussion", lang: "es" },
      { age: 51, stage: "accepted", note: "Se hace.", responsible: "Servicio de Movilidad" },
      {
        age: 23,
        stage: "paused",
        note: "Ese semáforo es de la carretera provincial y no es nuestro. Hemos pedido el permiso y lo retomaremos cuando llegue; mientras tanto, la policía está en el cruce a las horas de entrada.",
        nextStep: "Permiso de la Diputación",
        responsible: "Servicio de Movilidad",
        dueIn: 50,
      },
    ],
  },
];
