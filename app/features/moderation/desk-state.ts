import type { DeskData, DeskItem } from "./desk.queries.server.ts";
import { nextFree, onward, placed, ticked, without } from "./desk-moves.ts";
import { refreshed } from "./desk-refresh.ts";

export type Strip = { batch: string; verdict: string; count: number; until: number };

/** What the desk shows: its list never moves under the reader; what arrives waits behind a button. */
export type DeskState = {
  me: string;
  list: DeskItem[];
  /** What came since, behind the button at the end. */
  arrivals: DeskItem[];
  open: string | null;
  /** The way in which the open item was come to from its neighbour; null when it was chosen. */
  way: 1 | -1 | null;
  /** The open item when it waits no more: it stays in sight until one goes on. */
  taken: string | null;
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
  | { type: "step"; by: 1 | -1 }
  | { type: "tick"; id: string; range?: boolean }
  | { type: "untick" }
  | { type: "decided"; items: string[] }
  | { type: "held"; strip: Strip }
  /** What could not be decided waits again; `reopen` reads it again. */
  | { type: "back"; items: string[]; note: string; reopen: string | null }
  | { type: "undone"; items: string[] }
  | { type: "made"; batch: string }
  | { type: "note"; note: string | null }
  | { type: "passed"; id: string }
  /** Who else reads an item; `arrived` when one has only just come to it. */
  | { type: "reader"; id: string; reader: string | null; arrived: boolean }
  | { type: "arrivals" }
  | { type: "fresh"; data: DeskData };

export function startDesk(data: DeskData & { open: string | null }): DeskState {
  return {
    me: data.me,
    list: data.items,
    arrivals: [],
    open: data.open,
    way: null,
    taken: null,
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

export function deskReducer(state: DeskState, event: DeskEvent): DeskState {
  switch (event.type) {
    case "open": {
      const list = state.list.filter((item) => item.id !== state.taken || item.id === event.id);
      const taken = event.id === state.taken ? state.taken : null;
      return { ...state, list, taken, open: event.id, way: null, changed: false, note: null };
    }
    case "step":
      return onward(state, event.by);
    case "tick":
      return { ...state, ticked: ticked(state, event.id, event.range === true) };
    case "untick":
      return { ...state, ticked: [] };
    case "decided":
      return without(state, event.items);
    case "held":
      return { ...state, strip: event.strip };
    case "back": {
      const back = state.gone.filter(({ item }) => event.items.includes(item.id));
      return {
        ...state,
        list: event.reopen ? placed(state, back) : state.list,
        gone: state.gone.filter(({ item }) => !event.items.includes(item.id)),
        open: event.reopen ?? state.open,
        way: event.reopen ? null : state.way,
        note: event.note,
        waiting: state.waiting + event.items.length,
      };
    }
    case "undone": {
      const back = state.gone.filter(({ item }) => event.items.includes(item.id));
      return {
        ...state,
        list: placed(state, back),
        gone: state.gone.filter(({ item }) => !event.items.includes(item.id)),
        open: back[0]?.item.id ?? state.open,
        way: null,
        strip: null,
        waiting: state.waiting + back.length,
      };
    }
    case "made":
      return state.strip?.batch === event.batch ? { ...state, strip: null, gone: [] } : state;
    case "note":
      return { ...state, note: event.note };
    case "passed":
      return { ...state, open: nextFree(state, 1), way: 1 };
    case "reader": {
      const list = state.list.map((item) =>
        item.id === event.id ? { ...item, reader: event.reader } : item,
      );
      const known = { ...state, list };
      // Somebody was there first: who only came along goes on at once, before anything is read.
      const isPassing =
        event.arrived && event.reader !== null && event.id === state.open && state.way !== null;
      return isPassing ? onward(known, state.way ?? 1) : known;
    }
    case "arrivals":
      return {
        ...state,
        list: [...state.list, ...state.arrivals],
        arrivals: [],
        open: state.open ?? state.arrivals[0]?.id ?? null,
      };
    case "fresh":
      return refreshed(state, event.data);
  }
}
