import type { Given, LiveThread, News } from "./live-state.ts";
import { begin, take } from "./live-thread.ts";
import { withFocusKept } from "./sent.ts";

/**
 * One page's thread, outside of React: news may come at any time and is taken in at once. `focused` says which
 * comment has the focus.
 */
export function threadStore(given: Given, focused: () => string | null = () => null) {
  let state = begin(given);
  const listeners = new Set<() => void>();
  return {
    /** Asks the server for what is missing; set by who follows the thread. */
    ask: (): void => {},
    get: (): LiveThread => state,
    tell: (news: News): void => {
      state = withFocusKept(state, take(state, news), focused());
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export type ThreadStore = ReturnType<typeof threadStore>;
