import type { Locale } from "#app/core/actor.ts";
import type { Kind, Stage } from "#app/features/ideas/idea.ts";
import type { EvidenceLink, Figure } from "#app/features/pipeline/figure.ts";
import type { UpdateKind } from "#app/features/pipeline/update.ts";

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
  /** What is officially said: an answer by somebody who acts for whom a question is addressed to, a result by an organiser. */
  said?: DemoUpdate[];
  moves?: DemoMove[];
  mergedInto?: string;
};

export type DemoUpdate = {
  age: number;
  by: string;
  kind?: UpdateKind;
  body: string;
  figures?: Figure[];
  links?: EvidenceLink[];
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
