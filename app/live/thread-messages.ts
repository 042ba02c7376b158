import { z } from "zod";

const IDEA = "idea:";
const number = z.number().int().min(1).max(999_999_999);

export const watchMessage = z.object({
  number,
  after: z.number().int().min(0).optional(),
  epoch: z.string().max(64).optional(),
});
export const unwatchMessage = z.object({ number });

export const presenceMessage = z.object({ number, writing: z.boolean() });

/** The room of everybody who watches an idea. */
export function ideaRoom(ideaId: string): string {
  return `${IDEA}${ideaId}`;
}

/** The idea whose watchers are in a room; null for another room. */
export function ideaOfRoom(room: string): string | null {
  return room.startsWith(IDEA) ? room.slice(IDEA.length) : null;
}
