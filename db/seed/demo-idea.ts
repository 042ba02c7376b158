import type { Locale } from "#app/core/actor.ts";
import type { Kind, Stage } from "#app/features/ideas/idea.ts";

/** An idea of the invented town. People, organisations and ideas are named by their keys, ages are days before now. */
export type DemoIdea = {
  key: string;
  space: string;
  kind?: Kind;
  by: string;
  /** The organisation the author speaks for. */
  forOrganisation?: string;
  /** Whom a question is addressed to. */
  to?: string;
  lang: Locale;
  /** Place among the space's categories. */
  category?: number;
  title: string;
  body: string;
  age: number;
  votes: number;
  /** Received on paper or in a meeting and entered by staff. */
  received?: { origin: "paper" | "meeting"; note: string };
  /** One comment a line, as `demo-thread.ts` reads it. */
  thread?: string;
  /** Age of the thread's last comment; by default it ends before the idea's middle age. */
  lastComment?: number;
  /** The official answer to a question, by somebody who acts for whom it is addressed to. */
  answer?: { age: number; by: string; body: string };
  moves?: DemoMove[];
  mergedInto?: string;
};

export type DemoMove = {
  age: number;
  stage: Stage;
  note?: string;
  lang?: Locale;
  nextStep?: string;
  responsible?: string;
  /** Days from now; negative: overdue. */
  dueIn?: number;
};
