import type { Localized } from "#app/features/spaces/space.ts";

/** The town's rules: their short names on the desk, their words, and what each says to an author who broke it. */
export const DEMO_RULES: { name: Localized; text: Localized; answer: Localized }[] = [
  {
    name: { ca: "Insults o menyspreu", es: "Insultos o desprecio", en: "Insults or contempt" },
    text: {
      ca: "Discuteix les idees, no les persones. Sense insults ni menyspreu.",
      es: "Discute las ideas, no a las personas. Sin insultos ni desprecio.",
      en: "Argue with ideas, not with people. No insults, no contempt.",
    },
    answer: {
      ca: "El text insulta o menysprea algú. Pots dir el que en penses sense fer-ho i tornar-lo a enviar.",
      es: "El texto insulta o desprecia a alguien. Puedes decir lo que piensas sin hacerlo y volver a enviarlo.",
      en: "The text insults somebody or shows contempt. You can say what you think without that and send it again.",
    },
  },
  {
    name: { ca: "Amenaces", es: "Amenazas", en: "Threats" },
    text: {
      ca: "Sense amenaces ni crides a fer mal a ningú.",
      es: "Sin amenazas ni llamadas a hacer daño a nadie.",
      en: "No threats, and no calls to harm anybody.",
    },
    answer: {
      ca: "El text amenaça algú o crida a fer-li mal. Si tens una queixa o una proposta, explica-la sense amenaces i torna'l a enviar.",
      es: "El texto amenaza a alguien o llama a hacerle daño. Si tienes una queja o una propuesta, explícala sin amenazas y vuelve a enviarlo.",
      en: "The text threatens somebody or calls for harm. If you have a complaint or a proposal, put it without threats and send it again.",
    },
  },
  {
    name: { ca: "Discriminació", es: "Discriminación", en: "Discrimination" },
    text: {
      ca: "Ningú val menys per l'origen, la llengua, el gènere, l'edat, les creences o la salut.",
      es: "Nadie vale menos por su origen, lengua, género, edad, creencias o salud.",
      en: "Nobody is worth less for their origin, language, gender, age, beliefs or health.",
    },
    answer: {
      ca: "El text menysté persones per com són o pel que creuen. Si critiques un fet o una mesura, i no les persones, el pots tornar a enviar.",
      es: "El texto desprecia a personas por cómo son o por lo que creen. Si criticas un hecho o una medida, y no a las personas, puedes volver a enviarlo.",
      en: "The text belittles people for who they are or what they believe. If you criticise a fact or a measure, and not the people, you can send it again.",
    },
  },
  {
    name: { ca: "Acusació sense proves", es: "Acusación sin pruebas", en: "Accusation without proof" },
    text: {
      ca: "Si acuses algú d'un fet greu, digues d'on ho saps. Sense proves no es publica.",
      es: "Si acusas a alguien de un hecho grave, di cómo lo sabes. Sin pruebas no se publica.",
      en: "If you accuse somebody of something serious, say how you know. Without proof it is not published.",
    },
    answer: {
      ca: "El text acusa algú d'un fet greu i no diu d'on surt. Afegeix-hi la font, o treu-ne l'acusació, i torna'l a enviar.",
      es: "El texto acusa a alguien de un hecho grave y no dice de dónde sale. Añade la fuente, o quita la acusación, y vuelve a enviarlo.",
      en: "The text accuses somebody of something serious and does not say how you know. Add your source, or leave the accusation out, and send it again.",
    },
  },
  {
    name: { ca: "Dades personals", es: "Datos personales", en: "Personal data" },
    text: {
      ca: "No publiquis dades personals, ni teves ni d'altri: telèfons, adreces, matrícules, salut.",
      es: "No publiques datos personales, ni tuyos ni de otras personas: teléfonos, direcciones, matrículas, salud.",
      en: "Do not publish personal data, yours or others': telephone numbers, addresses, number plates, health.",
    },
    answer: {
      ca: "El text dona dades personals, teves o d'algú altre. Treu-les i torna'l a enviar.",
      es: "El texto da datos personales, tuyos o de otra persona. Quítalos y vuelve a enviarlo.",
      en: "The text gives personal data, yours or somebody else's. Take them out and send it again.",
    },
  },
  {
    name: { ca: "Fora de tema", es: "Fuera de tema", en: "Off topic" },
    text: {
      ca: "Parla de la idea. Per a una altra cosa, obre una altra idea.",
      es: "Habla de la idea. Para otra cosa, abre otra idea.",
      en: "Keep to the idea. For something else, open another idea.",
    },
    answer: {
      ca: "El text s'aparta del que es tracta aquí. Si proposes una altra cosa, obre una idea nova; si hi té a veure, explica com i torna'l a enviar.",
      es: "El texto se aparta de lo que se trata aquí. Si propones otra cosa, abre una idea nueva; si tiene que ver, explica cómo y vuelve a enviarlo.",
      en: "The text strays from what is discussed here. If you propose something else, open a new idea; if it has to do with this one, say how and send it again.",
    },
  },
  {
    name: { ca: "Publicitat", es: "Publicidad", en: "Advertising" },
    text: {
      ca: "Sense publicitat. Si hi tens un interès, digues-ho.",
      es: "Sin publicidad. Si tienes un interés, dilo.",
      en: "No advertising. If you have an interest in it, say so.",
    },
    answer: {
      ca: "El text fa publicitat. Si dius quin interès hi tens, pots explicar què hi aportes i tornar-lo a enviar.",
      es: "El texto hace publicidad. Si dices qué interés tienes, puedes explicar qué aportas y volver a enviarlo.",
      en: "The text advertises. If you say what interest you have in it, you can explain what you bring and send it again.",
    },
  },
  {
    name: { ca: "Repetit o per altri", es: "Repetido o por otros", en: "Repeated, or for others" },
    text: {
      ca: "Una persona, una veu: no repeteixis el mateix text ni parlis per qui no t'ho ha demanat.",
      es: "Una persona, una voz: no repitas el mismo texto ni hables por quien no te lo ha pedido.",
      en: "One person, one voice: do not repeat the same text or speak for people who have not asked you to.",
    },
    answer: {
      ca: "El text ja s'havia enviat, o parla en nom d'algú que no t'ho ha demanat. Amb una vegada n'hi ha prou: si tens res més a dir, escriu-ho amb paraules noves i en nom teu.",
      es: "El texto ya se había enviado, o habla en nombre de alguien que no te lo ha pedido. Con una vez basta: si tienes algo más que decir, escríbelo con otras palabras y en tu nombre.",
      en: "The text had been sent before, or speaks for somebody who has not asked you to. Once is enough: if you have more to say, write it in new words and in your own name.",
    },
  },
];
