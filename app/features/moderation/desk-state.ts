import type { DeskData, DeskItem } from "./desk.queries.server.ts";

export type Strip = { batch: string; verdict: string; count: number; until: number };

/** What the desk shows: its list never moves under the reader; what arrives waits behind a button. */
export type DeskState = {
  me: string;
  list: DeskItem[];
  /** What came since, behind the button at the end. */
  arrivals: DeskItem[];
  open: string | null;
  ticked: string[];
  strip: Strip | null;
  /** Said once, politely. */
  note: string | null;
  /** The open text changed while it was read. */
  changed: boolean;
  waiting: number;
  counts: DeskData["counts"];
  today: DeskData["today"];
  refused: DeskData["refused"];
  /** Rules and moderators of every space that was seen here: items come that the page was not made with. */
  spaces: DeskData["spaces"];
  since: string;
  /** Items decided here, with their places, until they are made. */
  gone: { item: DeskItem; at: number }[];
};

export type DeskEvent =
  | { type: "open"; id: string }
  | { type: "tick"; id: string; range?: boolean }
  | { type: "untick" }
  | { type: "decided"; items: string[] }
  | { type: "held"; strip: Strip }
  | { type: "back"; before: DeskState; items: string[]; note: string }
  | { type: "undone"; items: string[] }
  | { type: "made"; batch: string }
  | { type: "note"; note: string | null }
  | { type: "passed"; id: string }
  | { type: "reader"; id: string; reader: string | null }
  /** Takes in what came; `onward` reads on in it. */
  | { type: "arrivals"; onward?: boolean }
  | { type: "fresh"; data: DeskData };

export function startDesk(data: DeskData & { open: string | null }): DeskState {
  return {
    me: data.me,
    list: data.items,
    arrivals: [],
    open: data.open,
    ticked: [],
    strip: data.held ? { ...data.held, until: Date.parse(data.now) + data.held.inMs } : null,
    note: null,
    changed: false,
    waiting: data.counts.all,
    counts: data.counts,
    today: data.today,
    refused: data.refused,
    spaces: data.spaces,
    since: data.now,
    gone: [],
  };
}

/** True when nobody else reads it or is to decide it. */
const isFree = (state: DeskState, item: DeskItem) =>
  item.reader === null && (item.request === null || item.request.ofId === state.me);

/** The neighbour of the open item that nobody else is at; the open one when there is none. */
export function nextFree(state: DeskState, by: 1 | -1): string | null {
  const at = state.list.findIndex((item) => item.id === state.open);
  for (let place = at + by; place >= 0 && place < state.list.length; place += by) {
    const item = state.list[place];
    if (item && isFree(state, item)) return item.id;
  }
  return state.open;
}

export function deskReducer(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case "open":
      return { ...state, open: event.id, changed: false, note: null };
    case "tick":
      return { ...state, ticked: ticked(state, event.id, event.range === true) };
    case "untick":
      return { ...state, ticked: [] };
    case "decided":
      return without(state, event.items);
    case "held":
      return { ...state, strip: event.strip };
    case "back":
      return {
        ...state,
        list: placed(
          state,
          state.gone.filter(({ item }) => event.items.includes(item.id)),
        ),
        gone: state.gone.filter(({ item }) => !event.items.includes(item.id)),
        open: event.before.open,
        note: event.note,
        waiting: state.waiting + event.items.length,
      };
    case "undone": {
      const back = state.gone.filter(({ item }) => event.items.includes(item.id));
      return {
        ...state,
        list: placed(state, back),
        gone: state.gone.filter(({ item }) => !event.items.includes(item.id)),
        open: back[0]?.item.id ?? state.open,
        strip: null,
        waiting: state.waiting + back.length,
      };
    }
    case "made":
      return state.strip?.batch === event.batch ? { ...state, strip: null, gone: [] } : state;
    case "note":
      return { ...state, note: event.note };
    case "passed":
      return { ...state, open: nextFree(state, 1) };
    case "reader":
      return {
        ...state,
        list: state.list.map((item) => (item.id === event.id ? { ...item, reader: event.reader } : item)),
      };
    case "arrivals": {
      const all = { ...state, list: [...state.list, ...state.arrivals], arrivals: [] };
      const open = state.open ?? state.arrivals[0]?.id ?? null;
      return { ...all, open: event.onward === true ? nextFree(all, 1) : open };
    }
    case "fresh":
      return refreshed(state, event.data);
  }
}

/** The state when items have left the list; what came is taken in where nothing of it is left for oneself. */
function without(state: DeskState, ids: string[]): DeskState {
  const gone = state.list.flatMap((item, at) => (ids.includes(item.id) ? [{ item, at }] : []));
  const at = state.list.findIndex((item) => item.id === state.open);
  const rest = [...state.list.slice(at + 1), ...state.list.slice(0, Math.max(0, at)).reverse()].filter(
    (item) => !ids.includes(item.id),
  );
  const isFreeHere = (item: DeskItem) => isFree(state, item);
  const isDone = !rest.some(isFreeHere);
  const came = isDone ? state.arrivals : [];
  const next = [...rest, ...came].find(isFreeHere) ?? rest[0];
  return {
    ...state,
    list: [...state.list.filter((item) => !ids.includes(item.id)), ...came],
    arrivals: isDone ? [] : state.arrivals,
    gone: [...state.gone, ...gone],
    open: ids.includes(state.open ?? "") ? (next?.id ?? null) : state.open,
    ticked: [],
    note: null,
    changed: false,
    waiting: Math.max(0, state.waiting - gone.length),
  };
}

function placed(state: DeskState, back: { item: DeskItem; at: number }[]): DeskItem[] {
  const list = [...state.list];
  for (const { item, at } of back)
    if (!list.some((known) => known.id === item.id)) list.splice(Math.min(at, list.length), 0, item);
  return list;
}

function ticked(state: DeskState, id: string, range: boolean): string[] {
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

/** Takes in what the server says: known items anew, what went away goes, what came since waits at the end. */
function refreshed(state: DeskState, data: DeskData): DeskState {
  const fresh = new Map(data.items.map((item) => [item.id, item]));
  const isGone = (id: string) => state.gone.some(({ item }) => item.id === id);
  const open = state.list.find((item) => item.id === state.open);
  const successor =
    open && !fresh.has(open.id)
      ? data.items.find((item) => item.type === open.type && sameText(item, open))
      : undefined;
  const list = state.list.flatMap((item) => {
    if (item.id === open?.id && successor) return [successor];
    const known = fresh.get(item.id);
    return known ? [known] : [];
  });
  const known = new Set([...list, ...state.arrivals].map((item) => item.id));
  const more = data.items.filter((item) => !known.has(item.id) && !isGone(item.id));
  const arrivals = [
    ...state.arrivals.filter((item) => fresh.has(item.id)),
    ...more.filter((item) => item.waitingSince > state.since),
  ];
  const all = [...list, ...more.filter((item) => item.waitingSince <= state.since)];
  const isOpen = all.some((item) => item.id === (successor?.id ?? state.open));
  return {
    ...state,
    list: all.length === 0 ? arrivals : all,
    arrivals: all.length === 0 ? [] : arrivals,
    open: isOpen ? (successor?.id ?? state.open) : ((all[0] ?? arrivals[0])?.id ?? null),
    changed: state.changed || successor !== undefined,
    ticked: state.ticked.filter((id) => fresh.has(id)),
    waiting: data.counts.all,
    counts: data.counts,
    today: data.today,
    refused: data.refused,
    spaces: { ...state.spaces, ...data.spaces },
  };
}

function sameText(one: DeskItem, other: DeskItem): boolean {
  return one.about === "comment"
    ? one.commentId === other.commentId
    : other.about === "idea" && one.idea.number === other.idea.number;
}
