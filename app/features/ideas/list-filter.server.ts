import { LIMITS } from "#app/core/limits.ts";
import { PROPOSERS } from "#app/features/organisations/organisation.ts";
import { ORDERS } from "./fair-list.queries.server.ts";
import { asStage, KINDS } from "./idea.ts";

type Choices = { spaces: { slug: string }[]; categories: { id: string }[] };

/** What a list's address asks for. Choices that are none are left out: the list is then the plain one. */
export function listFilter(query: URLSearchParams, { spaces, categories }: Choices) {
  const asked = (name: string) => query.get(name);
  return {
    q: (asked("q") ?? "").trim().slice(0, LIMITS.query.max),
    space: spaces.find((one) => one.slug === asked("space"))?.slug ?? "",
    stage: asStage(asked("stage")),
    kind: KINDS.find((one) => one === asked("kind")) ?? null,
    category: categories.find((one) => one.id === asked("category"))?.id ?? "",
    by: PROPOSERS.find((one) => one === asked("by")) ?? null,
    sort: ORDERS.find((one) => one === asked("sort")) ?? ("fair" as const),
  };
}
