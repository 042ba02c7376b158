import type { Locale } from "#app/core/actor.ts";
import type { Stance } from "#app/features/comments/comment.ts";
import type { DemoIdea } from "./demo-idea.ts";

/** Comments that wait for a moderator, with the minutes they have waited. */
export const DEMO_WAITING: {
  idea: string;
  by: string;
  lang?: Locale;
  stance?: Stance;
  body: string;
  minutes: number;
}[] = [
  {
    idea: "piscina",
    by: "iker",
    body: "Un euro, claro. ¿Y quién paga lo que falta? Siempre los mismos tontos.",
    minutes: 31 * 60,
  },
  {
    idea: "toldos",
    by: "pau",
    stance: "doubt",
    body: "Vuit pals a la plaça i el dissabte de fira, on es posa la caixa del camió?",
    minutes: 9 * 60 + 20,
  },
  {
    idea: "pati",
    by: "biel",
    stance: "for",
    body: "Jo hi puc anar dimarts i dijous a obrir, si fa falta. Truqueu-me i ho parlem: 600 000 000.",
    minutes: 192,
  },
  {
    idea: "arbres",
    by: "valeria",
    lang: "es",
    stance: "doubt",
    body: "¿Se ha pensado en la sombra de la mañana? A las ocho, cuando vamos a la estación, el sol viene del otro lado.",
    minutes: 58,
  },
  {
    idea: "jocs",
    by: "emma",
    stance: "experience",
    body: "Where I grew up they turn these into an ice rink in winter. Just saying.",
    minutes: 17,
  },
  {
    idea: "pati",
    by: "laia",
    stance: "improvement",
    body: "Podríem recollir l'aigua de la teulada del gimnàs per regar els arbres? A l'escola on treballo ho fem i estalviem uns 30 m³ l'any.",
    minutes: 6,
  },
  {
    idea: "escocells",
    by: "lluis",
    stance: "improvement",
    body: "Si hi poseu romaní i farigola, no caldrà regar gairebé mai i les abelles us ho agrairan.",
    minutes: 2,
  },
];

/** Ideas that wait for a moderator: age is in days, as everywhere. */
export const DEMO_WAITING_IDEAS: DemoIdea[] = [
  {
    key: "acequia",
    space: "barris-frescos",
    by: "diego",
    lang: "es",
    category: 1,
    title: "Destapar la acequia de la calle de Baix",
    body: "Debajo del asfalto de la calle de Baix sigue pasando la acequia del molino. Destapar cien metros daría fresco, se oiría el agua y costaría menos que una fuente. En mi pueblo lo hicieron con una reja y nadie se ha caído.",
    age: 2.1,
    votes: 0,
  },
  {
    key: "parasols",
    space: "barris-frescos",
    by: "fatou",
    lang: "ca",
    category: 0,
    title: "Para-sols a la cua de l'ambulatori",
    body: "Abans de les vuit ja hi ha gent fent cua a fora, amb criatures i amb febre. Dos para-sols grans amb peu i un banc: no cal res més.",
    age: 0.03,
    votes: 0,
  },
];

/** An idea that was rejected, with its rule and reason. */
export const DEMO_REJECTED_IDEA: DemoIdea & { rule: number; reason: string } = {
  key: "tendals",
  space: "barris-frescos",
  by: "xavi",
  lang: "ca",
  category: 0,
  title: "Tendals a mida amb un 20 % de descompte aquest mes",
  body: "Instal·lem tendals a balcons i terrasses. Aquest mes, un 20 % de descompte per a tothom que ho demani des d'aquí.",
  age: 13,
  votes: 0,
  rule: 7,
  reason:
    "És l'anunci d'un negoci. Si vols proposar que l'Ajuntament ajudi a pagar tendals, escriu-ho així i es publica.",
};
