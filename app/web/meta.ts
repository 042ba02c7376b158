import type { MetaDescriptor } from "@remix-run/node";

/** `meta` of a page whose loader gives its title in words. */
export function pageTitle({ data }: { data: unknown }): MetaDescriptor[] {
  const title = typeof data === "object" && data !== null && "title" in data ? String(data.title) : "";
  return [{ title: title ? `${title} · Planter` : "Planter" }];
}
