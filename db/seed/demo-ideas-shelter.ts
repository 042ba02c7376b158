import type { DemoIdea } from "./demo-idea.ts";

/** Cool neighbourhoods: shelters, buildings and figures. */
export const SHELTER_IDEAS: DemoIdea[] = [
  {
    key: "terrats",
    space: "barris-frescos",
    by: "mei",
    forOrganisation: "uni",
    lang: "ca",
    category: 2,
    title: "Pintar de blanc els terrats dels tres edificis municipals que més gasten",
    body: `Un terrat blanc reflecteix el sol i baixa la temperatura de la planta de sota entre dos i quatre graus. La pintura val 9 € el metre quadrat i s'aplica en un matí.

Proposem començar per la biblioteca, el casal de la gent gran i l'edifici de serveis, i mesurar-ho abans i després. Els sensors els posem nosaltres.`,
    age: 72,
    votes: 49,
    thread: `
lluis doubt: I a l'hivern no s'hi perd calor?
> mei/uni: Una mica: hem calculat un 4 % més de calefacció i un 19 % menys d'aire. Publicarem les dues xifres.
arnau for: És barat i es pot fer ja.
carme: Al casal hi van cada tarda vuitanta persones grans. Començaria per allà.
elena/town: Es paga amb la partida de manteniment: no ha calgut esperar el ple.
mei/uni en: All readings are published, including the week when one sensor failed.
`,
    lastComment: 9,
    moves: [
      { age: 67, stage: "discussion" },
      {
        age: 61,
        stage: "review",
        note: "El servei d'Edificis en calcula el cost amb les dades de la universitat.",
        responsible: "Servei d'Edificis",
      },
      {
        age: 54,
        stage: "accepted",
        note: "Surt per 11.300 € i hi ha partida. Es fa.",
        responsible: "Servei d'Edificis",
        dueIn: -20,
      },
      {
        age: 38,
        stage: "underway",
        note: "La biblioteca ja és blanca. El casal i l'edifici de serveis, la setmana que ve.",
        responsible: "Servei d'Edificis",
        dueIn: -20,
      },
      {
        age: 11,
        stage: "done",
        note: "Els tres terrats estan pintats: 1.240 m² i 10.870 €, 430 € menys del previst.\n\nDurant tres setmanes, la planta de sota ha estat **2,4 graus per sota** de l'any passat a la mateixa temperatura de fora. Les lectures són obertes i la universitat en publicarà l'any sencer.",
        responsible: "Servei d'Edificis",
      },
    ],
    said: [
      {
        age: 5,
        by: "elena",
        kind: "result",
        body: "La universitat ha publicat les lectures de les tres primeres setmanes, hora per hora. L'estiu que ve hi afegirem el consum dels aparells d'aire.",
        figures: [
          { what: "Temperatura de la planta de sota a les 17 h", unit: "°C", before: 30.1, after: 27.7 },
          { what: "Superfície pintada", unit: "m²", before: null, after: 1240 },
        ],
      },
    ],
  },
  {
    key: "jardi",
    space: "barris-frescos",
    by: "david",
    lang: "en",
    category: 2,
    title: "Open the library garden as a climate shelter until ten at night",
    body: `The garden behind the library is five degrees cooler than the square, and its gate closes at seven, when people come home from work.

Open it until ten from June to September, with a few chairs, a tap and one lamp. The library itself can stay closed.`,
    age: 69,
    votes: 61,
    thread: `
emma experience: I live next door and would gladly hold a key.
montse for: L'ateneu hi pot fer alguna lectura. Sense micròfon, prometem.
pere doubt: Qui ho neteja l'endemà?
> elena/town: La brigada hi passa a les set del matí, com a la plaça. Està comptat.
lola for: Cinco grados menos y gratis. ¿Dónde hay que firmar?
> david es: Aquí mismo, el botón de la derecha.
priya: One lamp, but please one that does not shine into bedrooms.
`,
    moves: [
      { age: 65, stage: "discussion", lang: "en" },
      {
        age: 48,
        stage: "accepted",
        note: "The council takes it up: it costs little and can be undone.",
        responsible: "Biblioteca municipal",
      },
      {
        age: 19,
        stage: "underway",
        note: "Forty chairs are bought and the tap works. What is missing is the lock that closes by itself at ten.",
        nextStep: "Fit the timed lock",
        responsible: "Biblioteca municipal",
        dueIn: 16,
      },
    ],
  },
  {
    key: "termometres",
    space: "barris-frescos",
    by: "grace",
    lang: "en",
    category: 3,
    title: "Measure the heat first: thermometers on every square",
    body: "Before the money is spent, let us know which streets are the hottest. Twenty sensors and one open page with the figures would do. Then we can argue about facts.",
    age: 62,
    votes: 55,
    thread: `
mei/uni: Our students could read them, and the data would be open from the first day.
pau for: Poseu-ne un al Raval i veureu.
hugo doubt: ¿Y quién mantiene veinte aparatos dentro de tres años?
> mei/uni: That is the right question. We commit to five years, in writing.
gemma: A la meva escala en tenim un de casolà: 36 graus al replà de dalt, cada dia, a les sis.
`,
    moves: [
      { age: 57, stage: "discussion", lang: "en" },
      { age: 35, stage: "voting", lang: "en" },
      {
        age: 20,
        stage: "review",
        note: "We are asking three makers for prices. The second one is late with an answer, and so are we.",
        nextStep: "Choose the sensors",
        responsible: "Oficina de Dades Obertes",
        dueIn: -6,
      },
    ],
  },
  {
    key: "iglesias",
    space: "barris-frescos",
    by: "lola",
    lang: "es",
    category: 2,
    title: "Abrir iglesias y centros cívicos los días de alerta por calor",
    body: "Son los edificios más frescos que tenemos y están cerrados a mediodía. Con voluntariado podrían abrir de 12 a 18 h los días de alerta: agua, sillas y nada más. Nadie tiene que rezar ni apuntarse a nada.",
    age: 31,
    votes: 33,
    thread: `
quim doubt: S'ha parlat amb la parròquia?
> lola: Sí. Dicen que sí si no tienen que poner ellos a las personas.
salma for: La mesquita també obriria. Ho hem parlat i hi estem d'acord.
> lola: ¡Gracias, Salma! Lo añado al texto.
biel: Doncs que el títol digui «llocs de culte» i hi cabem tots.
`,
    moves: [{ age: 27, stage: "discussion", lang: "es" }],
  },
  {
    key: "mapa",
    space: "barris-frescos",
    by: "emma",
    lang: "en",
    category: 3,
    title: "A map of the cool way to walk: shade by the hour",
    body: "A paper map and a page that show which side of each street is in shade at nine, at one and at six, with taps, benches and open doors. I draw maps for a living and will do the first sheet for free.",
    age: 8,
    votes: 21,
    thread: `
mei/uni for: We have the laser height data of the whole town. It is yours.
grace: Please mark the steps too.
`,
    lastComment: 2,
  },
  {
    key: "ventiladors",
    space: "barris-frescos",
    by: "salma",
    lang: "ca",
    category: 2,
    title: "Un fons de ventiladors per a qui viu en un àtic i no pot pagar-ne cap",
    body: "Deu ventiladors en préstec a l'ambulatori i deu a la biblioteca, com els llibres. Els àtics del nucli antic passen de trenta graus a la nit i hi viu gent gran sola.",
    age: 2.4,
    votes: 12,
    thread: `
carme for: A l'ambulatori els guardem nosaltres. Ja ho fem amb les crosses.
`,
    lastComment: 0.8,
  },
];
