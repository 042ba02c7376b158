import type { Locale } from "#app/core/actor.ts";
import type { DemoRole } from "#app/features/accounts/demo-accounts.ts";

export type DemoPerson = { key: string; name: string; locale: Locale; account?: DemoRole };

/** The five accounts of the sign-in page; their keys are their roles' words here. */
const ACCOUNTS: DemoPerson[] = [
  { key: "laia", name: "Laia Ferrer", locale: "ca", account: "citizen" },
  { key: "nuria", name: "Núria Casals", locale: "ca", account: "ngo" },
  { key: "joan", name: "Joan Sala", locale: "ca", account: "moderator" },
  { key: "elena", name: "Elena Prat", locale: "ca", account: "organiser" },
  { key: "marc", name: "Marc Oller", locale: "ca", account: "admin" },
];

/** Neighbours who write: key, name and language. All invented. */
const WRITERS = `
quim Quim Rovira ca
fatou Fatou Sarr ca
pere Pere Bonet ca
rosa Rosa Vidal ca
teresa Teresa Mas ca
joana Joana Puig ca
aleix Aleix Roca ca
pau Pau Estany ca
lluis Lluís Armengol ca
mireia Mireia Serra ca
salma Salma Benali ca
nil Nil Torras ca
berta Berta Clos ca
montse Montse Rius ca
xavi Xavi Pons ca
biel Biel Cardona ca
gemma Gemma Solà ca
arnau Arnau Vila ca
carme Carme Tordera ca
jordi Jordi Camps ca
marta Marta Gil ca
ramon Ramon Brugada ca
omar Omar Haddad es
iker Iker Soler es
carmen Carmen Ruiz es
ines Inés Ortega es
hugo Hugo Marín es
andrei Andrei Popa es
valeria Valeria Quispe es
lola Lola Medina es
diego Diego Salas es
mei Mei Lin en
david David Clark en
grace Grace Okafor en
tom Tom Fischer en
emma Emma Novak en
priya Priya Nair en
`;

const FIRST =
  "Anna Marc Júlia Oriol Clara Albert Sònia Raül Ariadna Miquel Paula Roger Noemí Gerard Elisenda Ferran Yasmin Daniel Lucía Sergio Irene Karim Adela Roberto Ivet Martí Nadia Vicenç Olga Eloi".split(
    " ",
  );
const LAST =
  "Bosch Riera Molina Camprubí Navarro Codina Prieto Llorens Vega Tarrés Costa Romero Balaguer Iglesias Fontanals Herrera Masip Crespo Oliveras Rubio Planas Duran Cano Esteve Lozano Sabater Mora Gual Blasco Padró Ventura".split(
    " ",
  );
const QUIET = 92;

/** Neighbours who only vote. */
function quietNeighbours(): DemoPerson[] {
  return Array.from({ length: QUIET }, (_, index) => {
    const first = FIRST[index % FIRST.length] ?? "";
    const last = LAST[(index * 7 + 3 * Math.floor(index / FIRST.length)) % LAST.length] ?? "";
    const locale = index % 4 === 1 ? "es" : index % 11 === 2 ? "en" : "ca";
    return { key: `quiet${index}`, name: `${first} ${last}`, locale };
  });
}

function writers(): DemoPerson[] {
  return WRITERS.trim()
    .split("\n")
    .map((line) => {
      const words = line.split(" ");
      const locale = words.at(-1) === "es" ? "es" : words.at(-1) === "en" ? "en" : "ca";
      return { key: words[0] ?? "", name: words.slice(1, -1).join(" "), locale };
    });
}

/** Everybody of the invented town: accounts first, then who writes, then who only votes. */
export const DEMO_PEOPLE: DemoPerson[] = [...ACCOUNTS, ...writers(), ...quietNeighbours()];
