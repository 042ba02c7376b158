import type { DemoIdea } from "./demo-idea.ts";

/** Cool neighbourhoods: water to drink and to bathe in. */
export const WATER_IDEAS: DemoIdea[] = [
  {
    key: "fuentes",
    space: "barris-frescos",
    by: "omar",
    lang: "es",
    category: 1,
    title: "Una fuente de agua junto a las seis paradas de autobús más usadas",
    body: "En julio se espera hasta veinte minutos al sol. Propongo una fuente pequeña y un banco con sombra en las seis paradas donde sube más gente. Tengo el recuento de viajeros y lo puedo compartir.",
    age: 44,
    votes: 46,
    thread: `
iker for: Mira, en esto estoy de acuerdo. Pero que no se atasquen como las del parque.
jordi/town: Hi ha aigua a menys de vint metres en quatre de les sis. A les altres dues caldria obrir vorera.
> omar: Pues empecemos por las cuatro.
valeria improvement: Con un grifo bajo para llenar la botella. En las del parque no cabe.
carme: I que la vegi la gent que va amb bastó: color de contrast, si us plau.
`,
    moves: [{ age: 40, stage: "discussion", lang: "es" }],
  },
  {
    key: "piscina",
    space: "barris-frescos",
    by: "joana",
    lang: "ca",
    category: 1,
    title: "Piscina a un euro a partir de les set de la tarda",
    body: "A partir de les set la piscina és mig buida i és quan fa més calor als pisos. Amb una entrada d'un euro hi aniria molta més gent i no costaria gaire: els socorristes ja hi són fins a les nou.",
    age: 60,
    votes: 82,
    thread: `
xavi for: Plego a les sis i no m'arriba la tarda per pagar sis euros i mig.
lluis doubt: Els abonats de temporada què hi diran?
> joana: Soc abonada. Jo, que endavant.
ines improvement: Y a los menores de catorce, gratis. Un euro por cuatro hijos son cuatro euros.
elena/town: L'àrea d'Esports ha fet el càlcul: amb 60 entrades més al dia, el forat és de 5.200 € en tota la temporada.
`,
    moves: [
      { age: 55, stage: "discussion" },
      { age: 34, stage: "voting" },
      {
        age: 10,
        stage: "accepted",
        note: "S'aplicarà la temporada vinent, de les 19 a les 21 h. Els menors de catorce anys no pagaran: surt del fil, i el cost hi cap.",
        nextStep: "Aprovar el preu al ple",
        responsible: "Regidoria d'Esports",
        dueIn: 40,
      },
    ],
  },
  {
    key: "jocs",
    space: "barris-frescos",
    by: "elena",
    lang: "ca",
    category: 1,
    title: "Jocs d'aigua a la plaça de la Font, en comptes de la font seca",
    body: `*Recollit a la trobada del Casal de Joves, amb 23 persones.*

La font de la plaça fa cinc anys que no raja. Els nois i noies demanen sortidors a ran de terra, amb aigua recirculada i depurada, que s'apaguin sols a les deu. Van demanar que constés que la volen «per mullar-se, no per mirar-la».`,
    age: 25,
    votes: 67,
    received: { origin: "meeting", note: "Trobada del Casal de Joves, 23 persones" },
    thread: `
aleix for: Hi era. Va sortir per unanimitat i amb crits.
carme doubt: Recirculada vol dir depuradora, i depuradora vol dir control cada dia. Es pot, però s'ha de pagar.
fatou improvement: I un banc llarg al voltant per a qui acompanya.
`,
    moves: [
      { age: 22, stage: "discussion" },
      {
        age: 9,
        stage: "voting",
        nextStep: "Demanar pressupost de la depuració",
        responsible: "Servei de Cicle de l'Aigua",
        dueIn: 28,
      },
    ],
  },
];
