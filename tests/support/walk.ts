import type { Page } from "playwright-core";

type Router = { navigate: (to: string) => Promise<void> };

/**
 * Goes to an address as a link does, without loading anew, and waits until the page has its title: what was brought to
 * the page stays there and stays quick.
 */
export async function walkTo(page: Page, path: string, title: string): Promise<void> {
  await page.evaluate(
    (to) => (window as unknown as { __remixRouter: Router }).__remixRouter.navigate(to),
    path,
  );
  await page.waitForFunction((wanted) => document.title === wanted, title, { polling: 20 });
}
