import type { Behind } from "./queue-scope.server.ts";

/** The place behind an item, as text for an address. */
export function writeQueueCursor(item: Behind): string {
  return `${item.urgency}~${item.id}`.replaceAll(" ", "_");
}

/** Reads such a place; null for none or garbage, which begin at the start. */
export function readQueueCursor(text: string | undefined): Behind | null {
  const [, urgency, id] = /^([01]_\d_[\w:.-]{1,40})~([\w-]{1,64})$/.exec(text ?? "") ?? [];
  return urgency && id ? { urgency: urgency.replaceAll("_", " "), id } : null;
}
