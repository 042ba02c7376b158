import { z } from "zod";

const number = z.number().int().min(1).max(999_999_999);

export const watchMessage = z.object({
  number,
  after: z.number().int().min(0).optional(),
  epoch: z.string().max(64).optional(),
});
export const unwatchMessage = z.object({ number });

/** The room of everybody who watches an idea. */
export function ideaRoom(ideaId: string): string {
  return `idea:${ideaId}`;
}
