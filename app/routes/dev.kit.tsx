import type { LoaderFunctionArgs } from "@remix-run/node";
import { KitStates } from "#app/site/KitStates.tsx";
import { KitPieces } from "#app/ui/kit/KitPieces.tsx";
import { PageHeading } from "#app/ui/PageHeading.tsx";
import { pageTitle } from "#app/web/meta.ts";
import { notFound, page } from "#app/web/page.server.ts";

/** Every component in its states, in both themes side by side; on a demo only. */
export const loader = page(async ({ context }: LoaderFunctionArgs) => {
  if (!context.demo) throw notFound();
  return { title: "Kit" };
});

export const meta = pageTitle;

export default function DevKit() {
  return (
    <div lang="en">
      <PageHeading title="Pieces and states" lead="Sample words; nothing here does anything." />
      <div className="p-kit">
        {["light", "dark"].map((theme) => (
          <div key={theme} className="p-kit__panel" data-theme={theme}>
            <p className="p-meta">{theme}</p>
            <KitPieces on={theme} />
            <KitStates on={theme} />
          </div>
        ))}
      </div>
    </div>
  );
}
