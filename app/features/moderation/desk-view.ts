/** The parts of the queue: texts that wait to be published, reports, appeals. */
export const QUEUE_VIEWS = ["all", "text", "report", "appeal"] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** What of the queue an address is about. */
export function deskFilter(url: URL) {
  const type = url.searchParams.get("type");
  const view: QueueView = QUEUE_VIEWS.find((known) => known === type) ?? "all";
  return {
    view,
    filter: { type: view === "all" ? null : view, space: url.searchParams.get("space") },
    item: url.searchParams.get("item"),
  };
}

/** The desk's address for a view, and for one of its items. */
export function deskPath(view: QueueView, space: string | null, item?: string): string {
  const query = new URLSearchParams();
  if (view !== "all") query.set("type", view);
  if (space) query.set("space", space);
  if (item) query.set("item", item);
  return query.size > 0 ? `/moderation?${query}` : "/moderation";
}

/** What the words of an item's verdicts depend on. */
export function kindOf({ type }: { type: string }): "text" | "report" | "appeal" {
  return type === "report" || type === "appeal" ? type : "text";
}

/** True when this item's form for an act came back with errors. */
export function cameBack(
  { typed }: { typed: (field: string) => string },
  { id }: { id: string },
  act: "reject" | "redact",
): boolean {
  return typed("items[]").startsWith(id) && typed("act") === act;
}
