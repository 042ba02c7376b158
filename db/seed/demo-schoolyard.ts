import type { DemoIdea } from "./demo-idea.ts";
import { SCHOOLYARD_THREAD } from "./demo-schoolyard-thread.ts";

/** The idea the whole town talks about. */
export const SCHOOLYARD: DemoIdea = {
  key: "pati",
  space: "barris-frescos",
  by: "nuria",
  forOrganisation: "cami",
  lang: "ca",
  category: 2,
  title: "Obrir el pati de l'escola del Molí a les tardes, amb ombra i aigua",
  body: `El pati de l'escola del Molí és l'espai obert més gran del barri de les Hortes. L'estiu passat va estar tancat totes les tardes mentre, a la plaça del costat, el termòmetre marcava 41 °C a les sis.

## Què passa

Són 2.300 m² d'asfalt amb una font i tres arbres. A les Hortes hi viuen 640 criatures i no hi ha cap parc a menys de deu minuts a peu. Les famílies que poden se'n van al centre comercial de la carretera; les que no, s'estan a casa amb les persianes abaixades.

## Què proposem

1. Obrir el pati de dilluns a divendres, de 17 a 20.30 h, del 15 de juny al 15 de setembre.
2. Plantar-hi dotze arbres i, mentre creixen, posar-hi 180 m² de veles.
3. Canviar la font per una de dues alçades i afegir-hi un polvoritzador.
4. Que dues persones de monitoratge obrin, hi siguin i tanquin.

## Què costaria

Hem comptat 38.400 € el primer any i 11.900 € els següents. El càlcul el vam fer amb la direcció de l'escola i es pot revisar línia per línia: demaneu-nos-el al fil.`,
  age: 47,
  votes: 96,
  thread: SCHOOLYARD_THREAD,
  lastComment: 0.11,
  moves: [
    { age: 44, stage: "discussion" },
    {
      age: 22,
      stage: "voting",
      note: "Hi han intervingut trenta persones i el text ha incorporat el monitoratge i la font de dues alçades. Ara es pot votar.",
      nextStep: "Informe de viabilitat i cost",
      responsible: "Servei d'Espai Públic i Verd",
      dueIn: 25,
    },
  ],
};
