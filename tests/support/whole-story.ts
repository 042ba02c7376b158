import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import { made } from "./made.ts";
import { mailsWith, sentCode } from "./mailbox.ts";
import { writeIdea } from "./propose.ts";

/** What the whole product is for, in one site with the demo town: from signing in for the first time to an idea that is done and told of. */
export async function wholeStory(browser: Browser, url: string, javaScriptEnabled: boolean): Promise<void> {
  // Its own words each time, so that it can be told again in the same town.
  const name = Math.random().toString(36).slice(2, 8);
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const open = async () => {
    const context = await browser.newContext({ javaScriptEnabled, locale: "en", baseURL: url });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    await context.addCookies([{ name: "lang", value: "en", url: url }]);
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`${page.url()} ${error.message.slice(0, 200)}`));
    page.on("console", (message) => {
      if (message.type() === "error" && /Content Security Policy|hydrat/i.test(message.text()))
        faults.push(message.text());
    });
    return page;
  };
  const title = `Benches by the river ${name}`;

  const author = await open();
  await author.goto("/ideas/new?space=barris-frescos");
  await author.getByLabel("Your idea").fill("Hey");
  await press(author, "Continue");
  await expect.poll(() => author.getByText("That's too short").first().isVisible()).toBe(true);
  const body = "There is **shade** there and nowhere to sit.";
  await writeIdea(author, { space: "barris-frescos", title, body });
  await signInByCode(author, `author-${name}@people.example`, "Ada Author");
  await press(author, "Send the idea");
  await author.getByText("Only you and the moderators see this").waitFor();
  const ideaUrl = author.url();

  const reader = await open();
  expect((await reader.goto(ideaUrl))?.status()).toBe(404);

  const moderator = await open();
  await demo(moderator, "Moderator");
  await approve(moderator, title);
  expect((await reader.goto(ideaUrl))?.status()).toBe(200);
  await reader.getByRole("heading", { name: title, level: 1 }).waitFor();

  await author.goto(ideaUrl);
  await author.getByLabel("Your comment").fill(`I would sit there ${name}`);
  await press(author, "Send the comment");
  await author.getByText("Only you can see this").first().waitFor();
  await reader.reload();
  expect(await reader.getByText(`I would sit there ${name}`).count()).toBe(0);
  // A live reader has its socket before the approval: what follows must come without a reload.
  if (javaScriptEnabled) {
    await reader.waitForLoadState("networkidle");
    await reader.getByLabel("Your comment").focus();
  }
  await approve(moderator, `I would sit there ${name}`);
  if (javaScriptEnabled) await press(reader, "1 new comment");
  else await reader.reload();
  await reader.getByText(`I would sit there ${name}`).waitFor();

  await press(reader, `Support it: ${title}`);
  await reader.getByText("we'll count your support").waitFor();
  await signInByCode(reader, `reader-${name}@people.example`, "Rita Reader");
  await reader.getByRole("heading", { name: title, level: 1 }).waitFor();
  await reader.locator(".p-support__count").getByText("1 supporter").waitFor();
  await reader.getByRole("button", { name: `Withdraw support: ${title}` }).waitFor();

  const organiser = await open();
  await demo(organiser, "Organiser");
  await organiser.goto(ideaUrl);
  await organiser.getByRole("link", { name: "Move to a stage" }).click();
  await organiser.getByLabel("Stage").selectOption("done");
  await organiser.getByLabel("Public note").fill("Three benches stand by the river.");
  await press(organiser, "Move and tell");
  await organiser.getByRole("heading", { name: "2 people will hear of it" }).waitFor();
  await press(organiser, "Undo");
  await organiser.getByText("Undone: the idea is back where it was").waitFor();
  await organiser.getByRole("link", { name: "Move it again" }).click();
  await organiser.getByLabel("Stage").selectOption("done");
  await organiser.getByLabel("Public note").fill("Four benches stand by the river.");
  await press(organiser, "Move and tell");
  await organiser.getByText("Four benches stand by the river.").waitFor();
  await reader.goto(ideaUrl);
  await reader.getByText("Four benches stand by the river.").waitFor();
  await reader.getByText("You supported it. Voting is closed.").waitFor();
  const mails = async () => (await mailsWith(reader, `“${title}” is now: Done`)).length;
  await expect.poll(mails, { timeout: 30_000, interval: 500 }).toBe(2);

  const stranger = await open();
  await stranger.goto("/results");
  await stranger.getByText("Four benches stand by the river.").waitFor();
  await organiser.getByRole("link", { name: "Tell the result" }).click();
  await organiser.getByLabel("Text").fill("People were counted on two afternoons.");
  const figure = organiser.getByRole("group", { name: "Figure 1" });
  await figure.getByLabel("What is measured").fill("People who sit there");
  await figure.getByLabel("Before").fill("0");
  await figure.getByLabel("Now").fill("many");
  await press(organiser, "Publish and tell");
  await figure.getByText("Enter a number").waitFor();
  await figure.getByLabel("Now").fill("1,240");
  await press(organiser, "Publish and tell");
  await organiser.getByText("People were counted on two afternoons.").waitFor();
  await stranger.goto("/results");
  const result = stranger.getByRole("article", { name: title, exact: true });
  await result.getByText("People were counted on two afternoons.").waitFor();
  expect(await result.getByText("1,240").count()).toBe(1);
  expect(faults).toEqual([]);
  for (const context of contexts) await context.close();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).click();
}

/** Asks for a code, reads it in the demo's mailbox, and enters; tells a name the first time. */
async function signInByCode(page: Page, email: string, name: string): Promise<void> {
  await page.getByLabel("Your e-mail address").fill(email);
  await press(page, "Send me the code");
  await page.getByLabel("Six-digit code").waitFor();
  await page.getByLabel("Six-digit code").fill(await sentCode(page, email));
  await press(page, "Sign in");
  await page.getByLabel("Name that everybody will see").fill(name);
  await page.getByLabel("I accept the rules").check();
  await press(page, "Create the account and sign in");
}

async function demo(page: Page, who: string): Promise<void> {
  await page.goto("/login");
  await press(page, who);
  await page.waitForURL((url) => url.pathname === "/");
}

async function approve(page: Page, text: string): Promise<void> {
  await page.goto("/moderation");
  await page.locator(".p-queue-row", { hasText: text }).getByRole("link").click();
  await page.locator(".p-desk__pane", { hasText: text }).waitFor();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await made(page);
}
