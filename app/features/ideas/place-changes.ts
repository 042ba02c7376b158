import type { EventType } from "#app/core/journal.ts";

/** What brings an idea into public lists or to another stage, or takes it away. */
export const PLACE_CHANGES: readonly EventType[] = [
  "idea.published",
  "idea.removed",
  "idea.restored",
  "idea.withdrawn",
  "idea.moved",
  "import.ideas",
  "import.finished",
];
