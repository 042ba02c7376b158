import type { DeskData, DeskItem } from "./desk.queries.server.ts";
import type { DeskState } from "./desk-state.ts";

/**
 * Takes in what the server says: known items anew, what went away goes, what came since waits at the end. The open
 * item stays in sight though it waits no more, so that nothing else is under the key that is about to be pressed.
 */
export function refreshed(state: DeskState, data: DeskData): DeskState {
  const fresh = new Map(data.items.map((item) => [item.id, item]));
  const isGone = (id: string) => state.gone.some(({ item }) => item.id === id);
  const open = state.list.find((item) => item.id === state.open);
  const successor =
    open && !fresh.has(open.id)
      ? data.items.find((item) => item.type === open.type && sameText(item, open))
      : undefined;
  const taken = open && !fresh.has(open.id) && !successor ? open : null;
  const list = state.list.flatMap((item) => {
    if (item.id === open?.id && successor) return [successor];
    if (item.id === taken?.id) return [{ ...item, reader: null }];
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
    way: isOpen ? state.way : 1,
    taken: taken?.id ?? null,
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
