import type { LoaderFunctionArgs } from "@remix-run/node";
import { KitPage } from "#app/ui/kit/KitPage.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { notFound, page } from "#app/web/page.server.ts";

/** Every component in its states, on a demo only. */
export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound();
  return { title: "Kit" };
});

export const meta = pageTitle;

export default function DevKit() {
  return <KitPage />;
}
