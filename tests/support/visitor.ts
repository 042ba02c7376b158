import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Who } from "./page-list.ts";

/** A browser of somebody: signed in by the demo's doors, in a language. */
export async function visit(
  browser: Browser,
  url: string,
  who: Who,
  options: BrowserContextOptions & { lang?: string } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const { lang = "ca", ...rest } = options;
  const context = await browser.newContext({ baseURL: url, locale: lang, ...rest });
  context.setDefaultTimeout(30_000);
  await context.addCookies([{ name: "lang", value: lang, url }]);
  const page = await context.newPage();
  if (who !== "anonymous") {
    await page.goto("/login");
    await page.locator(`button[name="role"][value="${who}"]`).click();
    await page.waitForURL((address) => address.pathname === "/");
  }
  return { context, page };
}
