import type { DeskItem } from "./desk.queries.server.ts";
import type { DeskState } from "./desk-state.ts";

/** True when nobody else reads it or is to decide it. */
const isFree = (state: DeskState, item: DeskItem) =>
  item.id !== state.taken &&
  item.reader === null &&
  (item.request === null || item.request.ofId === state.me);

/** The neighbour of the open item that nobody else is at; the open one when there is none. */
export function nextFree(state: DeskState, by: 1 | -1): string | null {
  const at = state.list.findIndex((item) => item.id === state.open);
  for (let place = at + by; place >= 0 && place < state.list.length; place += by) {
    const item = state.list[place];
    if (item && isFree(state, item)) return item.id;
  }
  return state.open;
}

/** The state one step on: what came is taken in at the end of the list, and what waits no more is left behind. */
export function onward(state: DeskState, by: 1 | -1): DeskState {
  if (state.taken !== null && state.taken === state.open) return leave(state, [state.taken], by);
  const isEnd = by === 1 && nextFree(state, by) === state.open;
  const all = isEnd ? { ...state, list: [...state.list, ...state.arrivals], arrivals: [] } : state;
  const open = nextFree(all, by);
  return open === state.open ? all : { ...all, open, way: by, changed: false, note: null };
}

/** The state when items were decided here: they have left the list, until they are made or come back. */
export function without(state: DeskState, ids: string[]): DeskState {
  const gone = state.list.flatMap((item, at) => (ids.includes(item.id) ? [{ item, at }] : []));
  return {
    ...leave(state, ids, 1),
    gone: [...state.gone, ...gone],
    waiting: Math.max(0, state.waiting - gone.length),
  };
}

/** Items leave the list and a neighbour is read; what came is taken in where nothing else is left for oneself. */
function leave(state: DeskState, ids: string[], by: 1 | -1): DeskState {
  const at = state.list.findIndex((item) => item.id === state.open);
  const [below, above] = [state.list.slice(at + 1), state.list.slice(0, Math.max(0, at)).reverse()];
  const rest = (by === 1 ? [...below, ...above] : [...above, ...below]).filter(
    (item) => !ids.includes(item.id),
  );
  const isFreeHere = (item: DeskItem) => isFree(state, item);
  const isDone = !rest.some(isFreeHere);
  const came = isDone ? state.arrivals : [];
  const next = [...rest, ...came].find(isFreeHere) ?? rest[0];
  const isLeft = ids.includes(state.open ?? "");
  return {
    ...state,
    list: [...state.list.filter((item) => !ids.includes(item.id)), ...came],
    arrivals: isDone ? [] : state.arrivals,
    open: isLeft ? (next?.id ?? null) : state.open,
    way: isLeft ? by : state.way,
    taken: isLeft ? null : state.taken,
    ticked: [],
    note: null,
    changed: false,
  };
}

/** The list with items back in their places. */
export function placed(state: DeskState, back: { item: DeskItem; at: number }[]): DeskItem[] {
  const list = [...state.list];
  for (const { item, at } of back)
    if (!list.some((known) => known.id === item.id)) list.splice(Math.min(at, list.length), 0, item);
  return list;
}

/** What is ticked when an item is, or all from the one ticked last to it; fifty at most. */
export function ticked(state: DeskState, id: string, range: boolean): string[] {
  const last = state.ticked.at(-1);
  if (range && last) {
    const places = [last, id]
      .map((one) => state.list.findIndex((item) => item.id === one))
      .sort((a, b) => a - b);
    const between = state.list.slice(places[0], (places[1] ?? 0) + 1).map((item) => item.id);
    return [...state.ticked.filter((one) => !between.includes(one)), ...between].slice(0, 50);
  }
  return state.ticked.includes(id)
    ? state.ticked.filter((one) => one !== id)
    : [...state.ticked, id].slice(0, 50);
}
