import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * What a moderator decided on a page is held for some seconds, says so with its undo button, and is made then. The strip in a
 * browser goes by its own clock; the server's page has it for as long as the decision is held.
 */
export async function made(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo" }).waitFor();
  const isHeld = async () =>
    (await (await page.request.get("/moderation")).text()).includes('class="p-undo"');
  await expect.poll(isHeld, { timeout: 20_000, interval: 250 }).toBe(false);
  await page.goto("/moderation");
}
