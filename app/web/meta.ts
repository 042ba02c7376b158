import type { MetaDescriptor } from "@remix-run/node";

/** `meta` of a page whose loader gives its title in words, and in `meta` what machines read about it. */
export function pageTitle({ data }: { data: unknown }): MetaDescriptor[] {
  const given = typeof data === "object" && data !== null ? data : {};
  const title = "title" in given ? String(given.title) : "";
  const meta = "meta" in given && Array.isArray(given.meta) ? given.meta : [];
  return [{ title: title ? `${title} · Planter` : "Planter" }, ...meta];
}
