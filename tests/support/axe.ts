import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The engine itself, from the package that carries it for Playwright: that package opens a second tab for every look, which takes five times as long. */
const fromPackage = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const SOURCE = readFileSync(fromPackage.resolve("axe-core/axe.min.js"), "utf8");

type RunOnly = { type: "tag" | "rule"; values: string[] };
type Violation = { id: string; nodes: { html: string; target: unknown; any: { message: string }[] }[] };
type Axe = {
  run: (
    context: Document,
    options: { runOnly: RunOnly; resultTypes: string[] },
  ) => Promise<{ violations: Violation[] }>;
};

/** What axe finds on the page as it stands, one line each; in the dark theme it looks at colours alone. */
export async function axeFindings(page: Page, what: string): Promise<string[]> {
  await page.evaluate(SOURCE);
  return [
    ...(await look(page, `${what} light`, "light", { type: "tag", values: TAGS })),
    ...(await look(page, `${what} dark`, "dark", { type: "rule", values: ["color-contrast"] })),
  ];
}

/** What axe finds about colours and sizes where the reader's system chooses the colours. */
export async function axeInForcedColours(page: Page, what: string): Promise<string[]> {
  await page.evaluate(SOURCE);
  await page.emulateMedia({ forcedColors: "active" });
  const rules = ["color-contrast", "link-in-text-block", "target-size"];
  const found = await look(page, `${what} forced colours`, "light", { type: "rule", values: rules });
  await page.emulateMedia({ forcedColors: null });
  return found;
}

async function look(page: Page, what: string, theme: string, runOnly: RunOnly): Promise<string[]> {
  const violations = await page.evaluate(
    async ([name, only]) => {
      document.documentElement.setAttribute("data-theme", name);
      const { axe } = window as unknown as { axe: Axe };
      const { violations: all } = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
      return all.map(({ id, nodes }) => ({
        id,
        nodes: nodes
          .slice(0, 3)
          .map(({ html, target, any }) => `${html.slice(0, 160)} (${target}) ${any[0]?.message ?? ""}`),
      }));
    },
    [theme, runOnly] as const,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${what} ${id}: ${node}`));
}
