import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = { "color-contrast": { enabled: false } };

const CONTRAST: Options = { runOnly: { type: "rule", values: ["color-contrast"] } };

/** The engine itself, from the package that carries it for Playwright: that package opens a second tab for every look, which takes five times as long. */
const fromPackage = createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright"));
const SOURCE = readFileSync(fromPackage.resolve("axe-core/axe.min.js"), "utf8");

type Options = {
  runOnly: { type: "tag" | "rule"; values: string[] };
  rules?: Record<string, { enabled: boolean }>;
};
type Violation = { id: string; nodes: { html: string; target: unknown; any: { message: string }[] }[] };
type Axe = {
  run: (
    context: Document | { include: Element[] },
    options: Options & { resultTypes: string[]; preload: boolean },
  ) => Promise<{ violations: Violation[] }>;
};

/** Brings axe with everything that a browser, or one page of it, loads, which costs less than to bring it afterwards. */
export async function bringAxe(to: BrowserContext | Page): Promise<void> {
  await to.addInitScript({ content: SOURCE });
}

async function need(page: Page): Promise<void> {
  await page.waitForLoadState();
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
}

/** What axe finds on the page as it stands, in the light and the dark theme, one line each. */
export async function axeFindings(page: Page, what: string): Promise<string[]> {
  await need(page);
  return [
    ...(await look(page, `${what} light`, "light", {
      runOnly: { type: "tag", values: TAGS },
      rules: COLOURS,
    })),
    ...(await look(page, `${what} light`, "light", CONTRAST)),
    ...(await look(page, `${what} dark`, "dark", CONTRAST)),
  ];
}

/** What axe finds about colours and sizes where the reader's system chooses the colours. */
export async function axeInForcedColours(page: Page, what: string): Promise<string[]> {
  await need(page);
  await page.emulateMedia({ forcedColors: "active" });
  const rules = ["link-in-text-block", "target-size"];
  const found = await look(page, `${what} forced colours`, "light", {
    runOnly: { type: "rule", values: rules },
  });
  found.push(...(await look(page, `${what} forced colours`, "light", CONTRAST)));
  await page.emulateMedia({ forcedColors: null });
  return found;
}

async function look(page: Page, what: string, theme: string, options: Options): Promise<string[]> {
  const violations = await page.evaluate(
    async ([name, wanted]) => {
      document.documentElement.setAttribute("data-theme", name);
      /** Colours behind an element, from itself to the root. */
      const grounds = new Map<Element, string>();
      const groundOf = (element: Element): string => {
        const known = grounds.get(element);
        if (known !== undefined) return known;
        const { backgroundColor, backgroundImage, opacity, position } = getComputedStyle(element);
        const above = element.parentElement ? groundOf(element.parentElement) : "";
        const ground = `${backgroundColor} ${backgroundImage} ${opacity} ${position}/${above}`;
        grounds.set(element, ground);
        return ground;
      };
      /**
       * One element of each kind that has words, where none of its kind was looked at before in this document: its likes, of the same
       * class, size and colours on the same ground, have its contrast. A page that is walked to is the same document.
       */
      const kinds = () => {
        const looked = window as unknown as { kindsLookedAt?: Set<string> };
        looked.kindsLookedAt ??= new Set();
        const { kindsLookedAt } = looked;
        const found: Element[] = [];
        for (const element of document.querySelectorAll("body *")) {
          const speaks = [...element.childNodes].some(
            (node) => node.nodeType === 3 && node.nodeValue?.trim(),
          );
          if (!(speaks || element.matches("input, select, textarea")) || !element.checkVisibility()) continue;
          const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
          const own = [element.localName, element.className, color, fontSize, fontWeight, textShadow];
          const kind = `${own.join("|")} on ${groundOf(element)}`;
          if (!kindsLookedAt.has(kind)) found.push(element);
          kindsLookedAt.add(kind);
        }
        return found;
      };
      const { axe } = window as unknown as { axe: Axe };
      const include = wanted.runOnly.values.includes("color-contrast") ? kinds() : null;
      if (include?.length === 0) return [];
      const { violations: all } = await axe.run(include ? { include } : document, {
        ...wanted,
        preload: false,
        resultTypes: ["violations"],
      });
      return all.map(({ id, nodes }) => ({
        id,
        nodes: nodes
          .slice(0, 3)
          .map(({ html, target, any }) => `${html.slice(0, 160)} (${target}) ${any[0]?.message ?? ""}`),
      }));
    },
    [theme, options] as const,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${what} ${id}: ${node}`));
}
