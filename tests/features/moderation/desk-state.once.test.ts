import { expect, test } from "vitest";
import type { DeskData } from "#app/features/moderation/desk.queries.server.ts";
import { deskReducer, startDesk } from "#app/features/moderation/desk-state.ts";

const empty = {
  me: "joan",
  items: [],
  counts: { all: 0, text: 0, report: 0, appeal: 0 },
  spaces: {},
  held: null,
  refused: [],
  now: "2026-11-25T09:00:00.000Z",
  today: null,
} as unknown as DeskData;

test("an empty desk to which something comes knows the rules of its space", () => {
  const spaces = { barri: { rules: [{ number: 1 }], moderators: [] } } as unknown as DeskData["spaces"];
  const items = [
    { id: "one", space: { id: "barri" }, waitingSince: "2026-11-25T09:01:00.000Z" },
  ] as unknown as DeskData["items"];
  const state = deskReducer(startDesk({ ...empty, open: null }), {
    type: "fresh",
    data: { ...empty, items, spaces },
  });
  expect(state.open).toBe("one");
  expect(state.spaces).toEqual(spaces);
  const later = deskReducer(state, { type: "fresh", data: empty });
  expect(later.spaces).toEqual(spaces);
});
