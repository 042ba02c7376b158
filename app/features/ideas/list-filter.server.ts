import { LIMITS } from "#app/core/limits.ts";
import { PROPOSERS } from "#app/features/organisations/organisation.ts";
import { asStage, KINDS } from "./idea.ts";
import { ORDERS, SEARCH_ORDERS } from "./ideas-in-order.queries.server.ts";

type Choices = { spaces: { slug: string }[]; categories: { id: string }[] };

/** What a list's address asks for. Choices that are none are left out: the list is then the plain one. */
export function listFilter(query: URLSearchParams, { spaces, categories }: Choices) {
  const asked = (name: string) => query.get(name);
  const q = (asked("q") ?? "").trim().slice(0, LIMITS.query.max);
  const orders = ordersOf(q);
  return {
    q,
    space: spaces.find((one) => one.slug === asked("space"))?.slug ?? "",
    stage: asStage(asked("stage")),
    kind: KINDS.find((one) => one === asked("kind")) ?? null,
    category: categories.find((one) => one.id === asked("category"))?.id ?? "",
    by: PROPOSERS.find((one) => one === asked("by")) ?? null,
    sort: orders.find((one) => one === asked("sort")) ?? orders[0],
  };
}

/** The orders that a list can be put in, the one it has by itself first. */
export function ordersOf(q: string) {
  return q === "" ? ORDERS : SEARCH_ORDERS;
}

/** What stands in the fields of the list's form. Its own order has no value there, so that a search begun in it has its own too. */
export function fieldsOf({ stage, kind, by, sort, ...texts }: ReturnType<typeof listFilter>) {
  return {
    ...texts,
    stage: stage ?? "",
    kind: kind ?? "",
    by: by ?? "",
    sort: sort === ordersOf(texts.q)[0] ? "" : sort,
  };
}
