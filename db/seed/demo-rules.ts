import type { Localized } from "#app/features/spaces/space.ts";

/** The rules of every space, short enough to be read before writing. */
export const DEMO_RULES: Localized[] = [
  {
    ca: "Discuteix les idees, no les persones. Sense insults ni menyspreu.",
    es: "Discute las ideas, no a las personas. Sin insultos ni desprecio.",
    en: "Argue with ideas, not with people. No insults, no contempt.",
  },
  {
    ca: "Sense amenaces ni crides a fer mal a ningú.",
    es: "Sin amenazas ni llamadas a hacer daño a nadie.",
    en: "No threats, and no calls to harm anybody.",
  },
  {
    ca: "Ningú val menys per l'origen, la llengua, el gènere, l'edat, les creences o la salut.",
    es: "Nadie vale menos por su origen, lengua, género, edad, creencias o salud.",
    en: "Nobody is worth less for their origin, language, gender, age, beliefs or health.",
  },
  {
    ca: "Si acuses algú d'un fet greu, digues d'on ho saps. Sense proves no es publica.",
    es: "Si acusas a alguien de un hecho grave, di cómo lo sabes. Sin pruebas no se publica.",
    en: "If you accuse somebody of something serious, say how you know. Without proof it is not published.",
  },
  {
    ca: "No publiquis dades personals, ni teves ni d'altri: telèfons, adreces, matrícules, salut.",
    es: "No publiques datos personales, ni tuyos ni de otras personas: teléfonos, direcciones, matrículas, salud.",
    en: "Do not publish personal data, yours or others': telephone numbers, addresses, number plates, health.",
  },
  {
    ca: "Parla de la idea. Per a una altra cosa, obre una altra idea.",
    es: "Habla de la idea. Para otra cosa, abre otra idea.",
    en: "Keep to the idea. For something else, open another idea.",
  },
  {
    ca: "Sense publicitat. Si hi tens un interès, digues-ho.",
    es: "Sin publicidad. Si tienes un interés, dilo.",
    en: "No advertising. If you have an interest in it, say so.",
  },
  {
    ca: "Una persona, una veu: no repeteixis el mateix text ni parlis per qui no t'ho ha demanat.",
    es: "Una persona, una voz: no repitas el mismo texto ni hables por quien no te lo ha pedido.",
    en: "One person, one voice: do not repeat the same text or speak for people who have not asked you to.",
  },
];
