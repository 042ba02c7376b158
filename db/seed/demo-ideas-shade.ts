import type { DemoIdea } from "./demo-idea.ts";

const PARKS = "Servei d'Espai Públic i Verd";

/** Cool neighbourhoods: trees, sails and streets. */
export const SHADE_IDEAS: DemoIdea[] = [
  {
    key: "arbres",
    space: "barris-frescos",
    by: "quim",
    lang: "ca",
    category: 0,
    title: "Arbres a la vorera sud de l'avinguda de l'Estació",
    body: `De l'ambulatori a l'estació hi ha 600 metres de vorera sense ni un pam d'ombra, i és per on va tothom a agafar el tren.

Proposo plantar-hi lledoners cada vuit metres, començant pel tram de l'ambulatori, i deixar-hi escocells grans perquè l'arrel no aixequi el panot.`,
    age: 70,
    votes: 71,
    thread: `
gemma for: Els lledoners embruten poc i aguanten. Bona tria.
andrei doubt: Debajo pasa la tubería general. Hay que mirarlo antes de prometer nada.
> jordi/town es: Es cierto: va a 1,2 m de la fachada. Estamos viendo si caben al otro lado del bordillo.
teresa: A casa hi anem amb el carret del meu home. Cada vuit metres seria un regal.
pau against: I les places d'aparcament? Si el bordó es mou, en cauen trenta.
> quim: N'he comptat dinou. I al darrere de l'estació n'hi ha un descampat ple de lloc.
grace: Please leave at least 1.80 m clear between the trees and the wall.
carme for: Des de l'ambulatori ho veiem cada estiu: gent que arriba marejada de venir a peu.
`,
    moves: [
      { age: 66, stage: "discussion" },
      {
        age: 39,
        stage: "voting",
        note: "El fil ha deixat clares dues coses per mirar: la canonada i l'amplada que queda per passar.",
      },
      {
        age: 12,
        stage: "review",
        note: "El servei dibuixa el tram amb la canonada, compta els arbres que hi caben i les places que caldria moure.",
        nextStep: "Publicar l'informe tècnic",
        responsible: PARKS,
        dueIn: 24,
      },
    ],
  },
  {
    key: "ombra",
    space: "barris-frescos",
    by: "joana",
    lang: "ca",
    category: 0,
    title: "Ombra al camí de l'estació",
    body: "Caldria posar ombra al carrer que va cap a l'estació, sobretot al tram llarg sense cases. Amb quatre arbres ja es notaria.",
    age: 58,
    votes: 14,
    thread: `
quim: És el mateix que vaig proposar per a l'avinguda. Ho ajuntem?
> joana: Per mi, sí. No l'havia trobada.
`,
    lastComment: 54,
    moves: [
      {
        age: 51,
        stage: "merged",
        note: "Demana el mateix que «Arbres a la vorera sud de l'avinguda de l'Estació», i qui la va proposar hi està d'acord. El debat i els suports continuen allà.",
      },
    ],
    mergedInto: "arbres",
  },
  {
    key: "toldos",
    space: "barris-frescos",
    by: "carmen",
    lang: "es",
    category: 0,
    title: "Toldos en la plaza del mercado, de mayo a octubre",
    body: `Los sábados la cola de la verdura y la del pescado esperan al sol, y la mitad somos gente mayor.

Propongo toldos de vela desmontables entre las dos fachadas del mercado, como los que se ponen en la feria. Se quitan en invierno y no estorban a los camiones.`,
    age: 64,
    votes: 58,
    thread: `
lola for: En la feria los pusieron y se notó muchísimo.
ramon/tallers: Tornem-hi: jo en faig, de veles. A la fira eren de lona i s'hi va fer sauna. De malla, sempre.
montse doubt: A les façanes del mercat no s'hi pot clavar res, estan catalogades.
> jordi/town: Exacte. Caldrien pals a terra, i en surten vuit.
> carmen es: Pues ocho postes. Más estorban las vallas que hay ahora.
hugo improvement: Que los postes sirvan también para colgar las luces de Navidad y así se amortizan.
xavi: Els paradistes hi estem a favor. Es fan malbé menys coses a la una del migdia.
`,
    moves: [
      { age: 60, stage: "discussion", lang: "es" },
      {
        age: 26,
        stage: "voting",
        note: "Se puede apoyar hasta que cierre la votación del espacio.",
        nextStep: "Contar los apoyos y decidir qué se estudia",
        responsible: "Concejalía de Participación",
        dueIn: 35,
      },
    ],
  },
  {
    key: "ample",
    space: "barris-frescos",
    by: "arnau",
    lang: "ca",
    category: 3,
    title: "Tancar al trànsit el carrer Ample els vespres d'estiu",
    body: "De juny a setembre, de 20 a 24 h, perquè s'hi pugui seure a la fresca i jugar. És el carrer on corre més l'aire i on hi ha més finestres obertes.",
    age: 68,
    votes: 43,
    thread: `
pere against: I els qui hi tenim el garatge?
> arnau: Els veïns hi podrien entrar a deu per hora, com a la zona de vianants.
biel for: A l'estiu ja hi traiem les cadires. Només falta que no ens les fregui cap retrovisor.
quim against: Si tanquen Ample, tot el trànsit va pel carrer de Baix, que fa la meitat.
iker against: Otra calle cerrada. Luego nos quejamos de que las tiendas bajan la persiana.
emma: Could it be one evening a week to begin with?
nil for: Un vespre a la setmana i veiem què passa. Em sembla bé.
`,
    lastComment: 45,
    moves: [
      { age: 63, stage: "discussion" },
      {
        age: 52,
        stage: "review",
        note: "Ho miren Mobilitat, la Policia Local i Bombers.",
        responsible: "Servei de Mobilitat",
      },
      {
        age: 41,
        stage: "declined",
        note: "El carrer Ample és l'únic accés dels bombers al nucli antic i no s'hi pot posar cap element que no es retiri en un minut. Al carrer de Baix sí que es pot: si algú ho proposa, l'informe ja està fet i l'hi afegirem.",
      },
    ],
  },
  {
    key: "escocells",
    space: "barris-frescos",
    by: "gemma",
    lang: "ca",
    category: 0,
    title: "Adopta un escocell: que els veïns plantem als peus dels arbres",
    body: `Hi ha 340 arbres al carrer amb la terra pelada. La terra pelada escalfa i no reté l'aigua.

Proposo que l'Ajuntament doni terra, planta d'aquí i una etiqueta amb el nom de qui se'n cuida, i que cada portal que vulgui adopti el seu escocell. On ningú el vulgui, es deixa com ara.`,
    age: 41,
    votes: 64,
    thread: `
teresa for: Al Raval ja ho fem d'amagat. Si a sobre ens donen la terra, perfecte.
andrei experience: En mi pueblo lo hicimos así. El truco es que no haya más de dos árboles por persona: con tres, en agosto se abandona.
carme doubt: I els gossos?
> gemma: Una vora de fusta de deu centímetres. No hi salten i s'hi seu la gent.
> carme: Amb la vora, endavant.
tom: Would you accept climbing beans? Asking for a friend.
> gemma en: Beans welcome, as long as the tree does not mind.
`,
    moves: [
      { age: 37, stage: "discussion" },
      {
        age: 15,
        stage: "voting",
        nextStep: "Triar vint escocells de prova",
        responsible: PARKS,
        dueIn: 35,
      },
    ],
  },
  {
    key: "veles",
    space: "barris-frescos",
    by: "ramon",
    forOrganisation: "tallers",
    lang: "ca",
    category: 0,
    title: "Prestem 120 m² de veles tres estius a qui les posi en un lloc públic",
    body: `Tenim al magatzem 120 m² de vela de malla d'una fira que no es va fer. Les prestem tres estius, sense cobrar, a l'entitat o al servei que les posi en un lloc obert a tothom.

Diem clar què hi guanyem: ens estalviem guardar-les i s'hi veurà el nostre nom, petit, en una cantonada. Muntar-les amb seguretat no ho podem fer nosaltres: ho ha de dirigir un tècnic.`,
    age: 33,
    votes: 37,
    thread: `
nuria/cami: Ens interessen per al pati de l'escola, si acaba obrint. En parlem?
> ramon/tallers: Parlem-ne. Aniran a qui tingui el projecte signat primer.
pau doubt: Quin nom petit? Que després són banderes.
> ramon/tallers: Deu centímetres per vint. L'altre dia vaig portar una mostra a l'Ajuntament.
mei/uni en: We can measure below and beside them, so that everybody knows what 85 % mesh really does.
`,
    moves: [{ age: 28, stage: "discussion" }],
  },
  {
    key: "raval",
    space: "barris-frescos",
    by: "elena",
    lang: "ca",
    category: 3,
    title: "Bancs a l'ombra a la pujada del Raval de Dalt",
    body: `*Carta rebuda a l'Oficina d'Atenció, signada per onze veïnes.*

Som grans i la pujada és llarga. Fa vint anys hi havia tres bancs i els van treure amb les obres. Demanem que els tornin i que siguin al costat on fa ombra al matí, que és quan anem a comprar. Si pot ser, amb braços, per aixecar-nos.`,
    age: 36,
    votes: 52,
    received: { origin: "paper", note: "Carta signada per onze veïnes, entrada a l'Oficina d'Atenció" },
    thread: `
teresa for: Soc una de les onze. Gràcies per passar-la aquí, que l'ordinador no és el nostre fort.
pau for: Ja era hora que algú parlés del Raval.
hugo: Con brazos y respaldo. Lo de los bancos planos es para que nadie se quede.
jordi/town: Al tram de dalt la vorera fa 1,40 m i no hi cap un banc. A mig camí, davant del forn, sí, i fa ombra fins a les dotze.
> teresa: Davant del forn ens va bé, i a més ja hi fem cua.
`,
    moves: [
      { age: 33, stage: "discussion" },
      { age: 14, stage: "voting", nextStep: "Dibuixar-ne la situació exacta", responsible: PARKS, dueIn: 18 },
    ],
  },
];
