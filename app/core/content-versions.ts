import type { JournalEvent } from "./journal.ts";

/** Events that change nothing an anonymous reader sees. */
export const SILENT = new Set<JournalEvent["type"]>([
  "session.ended",
  "notifications.changed",
  "queue.changed",
  "follow.changed",
  "account.created",
  "figure.saved",
]);
/** Events that change one idea's own pages and its numbers in lists, and no other idea's page. */
const WITHIN_IDEA = /^(comment|vote|report|appeal)\./;
const MAX_IDEAS = 10_000;

/**
 * How often the public content has changed, as the journal tells: an answer made under one stamp is good
 * while the stamp is the same. Whatever is not known to be smaller counts as a change of everything.
 */
export class ContentVersions {
  #site = 0;
  #lists = 0;
  readonly #ideas = new Map<string, number>();

  /** The stamp of an idea's pages, or of the lists. */
  stampOf(ideaId: string | null): string {
    return ideaId === null ? `${this.#site}/${this.#lists}` : `${this.#site}:${this.#ideas.get(ideaId) ?? 0}`;
  }

  /** Takes in what has been committed, here or in another process; twice does no harm. */
  note(events: readonly JournalEvent[]): void {
    for (const { type, ideaId } of events) {
      if (SILENT.has(type)) continue;
      if (type === "decision.made") {
        this.#lists += 1; // The log and the report; what became of the text says so itself.
        continue;
      }
      if (ideaId && WITHIN_IDEA.test(type)) {
        this.#lists += 1;
        this.#ideas.set(ideaId, (this.#ideas.get(ideaId) ?? 0) + 1);
      } else this.#site += 1;
    }
    if (this.#ideas.size > MAX_IDEAS) {
      this.#ideas.clear();
      this.#site += 1;
    }
  }
}
