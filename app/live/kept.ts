const PREFIX = "planter:";

/** What this browser keeps of what is being written, until the server has it. Emptied at sign-out. */
export function readKept<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null; // Storage is closed or holds something else: nothing is kept.
  }
}

/** Keeps a value under a name; null forgets it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Full or closed: what is written stays on the page alone.
  }
}

/** Forgets everything kept, as when a person signs out. */
export function forgetKept(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {
    // Closed: there is nothing.
  }
}
