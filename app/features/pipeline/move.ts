/** How long a move's messages wait, and it can be undone. */
export const MESSAGES_WAIT_MS = 10_000;

/** What becomes of a move's messages. */
export const TELLINGS = ["waiting", "telling", "told", "cancelled"] as const;
export type Telling = (typeof TELLINGS)[number];
