const HOUR = 3600_000;
export const DAY = 24 * HOUR;
const WAKES = 6.5;
const SLEEPS = 22.5;

/** Numbers between 0 and 1 that are the same at every planting: 0 ≤ n < 1. */
export function dice(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An instant of a waking hour (UTC) of the same day; what is younger than a day and a half stays as it is. */
export function awake(at: number, now: number): number {
  if (now - at < 1.5 * DAY) return at;
  const midnight = Math.floor(at / DAY) * DAY;
  const part = (at - midnight) / DAY;
  return midnight + (WAKES + part * (SLEEPS - WAKES)) * HOUR;
}

/** The same on a working day, in the morning: Saturdays and Sundays move to the Friday before. */
export function atWork(at: number, now: number): number {
  if (now - at < 1.5 * DAY) return at;
  const weekday = new Date(at).getUTCDay();
  const midnight = Math.floor(at / DAY) * DAY - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0) * DAY;
  return midnight + (7.5 + ((at % DAY) / DAY) * 6) * HOUR;
}
