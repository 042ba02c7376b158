import type { Page } from "playwright-core";

/** From the first step to the review, in English: each step's own fields, then its button. */
export async function writeIdea(
  page: Page,
  idea: { space: string; title: string; body: string; signAs?: string },
): Promise<void> {
  await page.goto(`/ideas/new?space=${idea.space}`);
  await page.getByLabel("Your idea").fill(idea.title);
  await nextStep(page, "text");
  await page.getByLabel("Explain it").fill(idea.body);
  await nextStep(page, "details");
  if (idea.signAs) await page.getByLabel("Sign as").selectOption({ label: idea.signAs });
  await nextStep(page, "review");
  await page.getByRole("heading", { name: "This is how it will look" }).waitFor();
}

/** Presses the button that leads on, and waits for the step it leads to. */
export async function nextStep(page: Page, step: "text" | "details" | "review"): Promise<void> {
  await page.locator("main button[name=act][value=next]").click();
  await page.waitForURL(`**/ideas/new/*/${step}`);
}
