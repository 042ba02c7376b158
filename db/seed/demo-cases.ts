import type { Locale } from "#app/core/actor.ts";
import type { Stance } from "#app/features/comments/comment.ts";
import type { ReportReason } from "#app/features/moderation/report.ts";

type Grounds = { rule: number; reason: string };

/** A comment and what moderators did about it. Ages are days before now. */
export type DemoCase = {
  idea: string;
  by: string;
  lang?: Locale;
  stance?: Stance;
  body: string;
  age: number;
  /** Who read it first; they approved it unless there are grounds. */
  moderator: "joan" | "marta";
  rejected?: Grounds;
  report?: {
    by: string;
    reason: ReportReason;
    explanation: string;
    age: number;
    /** None while it waits. Without grounds the comment stays. */
    outcome?: { moderator: "joan" | "marta"; removed?: Grounds };
  };
  appeal?: { text: string; age: number; outcome?: { moderator: "joan" | "marta"; upheld?: Grounds } };
};

/** The decided cases of the public log, and the report and the appeal that wait. */
export const DEMO_CASES: DemoCase[] = [
  {
    idea: "ample",
    by: "iker",
    body: "Los del Ayuntamiento sois unos inútiles que no habéis pisado la calle en la vida.",
    age: 60,
    moderator: "joan",
    rejected: {
      rule: 1,
      reason:
        "Critica la decisión todo lo que quieras, pero sin insultar a quien la toma. Si quitas «inútiles», se publica.",
    },
  },
  {
    idea: "piscina",
    by: "hugo",
    body: "Vendo abono de temporada a mitad de precio, está nuevo. Escribidme al 600 000 000.",
    age: 50,
    moderator: "marta",
    rejected: {
      rule: 7,
      reason: "Es un anuncio y lleva un teléfono. El tablón de segunda mano del mercado es el sitio.",
    },
  },
  {
    idea: "arbres",
    by: "pau",
    body: "A l'últim concurs de jardineria ja sabem tots qui va cobrar per sota la taula.",
    age: 44,
    moderator: "joan",
    rejected: {
      rule: 4,
      reason:
        "Acuses algú d'un delicte sense dir d'on ho saps. Si en tens proves, explica-les o porta-les a la bústia ètica.",
    },
    appeal: {
      text: "No he dit cap nom. Dir que tothom ho sap no és acusar ningú, és el que es comenta al poble.",
      age: 43,
      outcome: {
        moderator: "marta",
        upheld: {
          rule: 4,
          reason:
            "En aquell concurs només s'hi va presentar una empresa: no cal dir-ne el nom perquè se sàpiga de qui parles. La decisió es manté.",
        },
      },
    },
  },
  {
    idea: "iglesias",
    by: "salma",
    body: "Abans de decidir res, pregunteu a la gent que no va a l'església si hi entraria. Jo, per exemple, dubto que la meva àvia s'hi sentís còmoda.",
    age: 24,
    moderator: "joan",
    rejected: { rule: 3, reason: "Sembla un judici sobre les creences d'altri." },
    appeal: {
      text: "Parlo de la meva àvia i de com se sentiria ella. No jutjo ningú: demano que es pregunti.",
      age: 23.4,
      outcome: { moderator: "marta" },
    },
  },
  {
    idea: "veles",
    by: "diego",
    body: "Todo esto lo montan para colocar al cuñado de Ramón, que vive en la calle de Baix número 14, segundo.",
    age: 26,
    moderator: "marta",
    report: {
      by: "ramon",
      reason: "personal_data",
      explanation: "Publica l'adreça d'una persona que no té res a veure amb la idea.",
      age: 25.6,
      outcome: {
        moderator: "joan",
        removed: {
          rule: 5,
          reason:
            "Publica la dirección de una persona. Se nos pasó al revisarlo: disculpas. La crítica se puede volver a escribir sin ella.",
        },
      },
    },
  },
  {
    idea: "escocells",
    by: "iker",
    stance: "against",
    body: "Y luego, cuando se seque todo, ¿a quién le echamos la culpa? Plantar lo hace cualquiera; regar en agosto, no.",
    age: 21,
    moderator: "joan",
    report: {
      by: "biel",
      reason: "off_topic",
      explanation: "Només vol desanimar la gent.",
      age: 20.5,
      outcome: { moderator: "marta" },
    },
  },
  {
    idea: "pati",
    by: "laia",
    body: "Els de la porta del carrer Ample sempre us queixeu de tot. Si us molesten les criatures, aneu a viure al bosc.",
    age: 5.3,
    moderator: "joan",
    rejected: {
      rule: 1,
      reason:
        "La segona frase convida un grup de veïns a marxar del barri. Explica què et sembla de les seves queixes i es publica.",
    },
  },
  {
    idea: "mapa",
    by: "tom",
    body: "Copy the one from my old town, it took them a weekend: same colours, same legend, same everything.",
    age: 3.1,
    moderator: "marta",
    rejected: {
      rule: 6,
      reason: "It tells us to copy a map without saying which one or what would be better for it.",
    },
    appeal: {
      text: "It is about the idea and nothing else: somebody has done this before and it was quick. I can add the link if that is what was missing.",
      age: 1.2,
    },
  },
  {
    idea: "jocs",
    by: "pere",
    stance: "against",
    body: "Això de la trobada del Casal eren vint-i-tres amics de la regidora, que ja els conec tots.",
    age: 1.9,
    moderator: "marta",
    report: {
      by: "aleix",
      reason: "hate_or_harassment",
      explanation: "Hi era i no és veritat: érem joves de tot el poble. Ens tracta de venuts.",
      age: 0.13,
    },
  },
];
