import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { made } from "../support/made.ts";
import { mailsWith } from "../support/mailbox.ts";

const site = demoSite();

/** An idea of the demo that is under discussion, in a space whose moderators read first. */
const IDEA = "/ideas/20";

describeWithBrowser("moderation without JavaScript", (browser) => {
  test("a report, a removal, an appeal to somebody else, and the comment is back", async () => {
    const contexts: BrowserContext[] = [];
    const open = async (who?: string) => {
      const context = await browser().newContext({ javaScriptEnabled: false, baseURL: site.url });
      contexts.push(context);
      context.setDefaultTimeout(30_000);
      await context.addCookies([{ name: "lang", value: "en", url: site.url }]);
      const page = await context.newPage();
      if (who) {
        await page.goto("/login");
        await page.getByRole("button", { name: who }).click();
        await page.waitForURL((url) => url.pathname === "/");
      }
      return page;
    };
    const said = "The mayor's cousin sells those benches, ask anybody.";
    const changed = "Who sells those benches, and who chose them?";

    const author = await open("Citizen");
    await author.goto(IDEA);
    await author.getByLabel("Your comment").fill(said);
    await press(author, "Send the comment");
    const moderator = await open("Moderator");
    await decide(moderator, said, "Approve");

    const reader = await open();
    await reader.goto(IDEA);
    await comment(reader, said).getByRole("link", { name: "Report" }).click();
    await reader.getByText(said).waitFor();
    await reader.getByLabel("Explain it").fill("It accuses somebody without proof.");
    await press(reader, "Send the report");
    await reader.getByText("Choose one of the options.").first().waitFor();
    await reader.getByLabel("Something else").check();
    await reader.getByLabel("Your e-mail address").fill("vigilant@people.example");
    await press(reader, "Send the report");
    await reader.getByText("We have received your report.").waitFor();
    const heard = async () => (await mailsWith(reader, "vigilant@people.example")).join();
    expect(await heard()).toContain("We have received your report");

    await moderator.goto("/moderation?type=report");
    await moderator
      .locator(".p-queue-row", { hasText: said.slice(0, 30) })
      .getByRole("link")
      .click();
    await moderator.getByText("It accuses somebody without proof.").waitFor();
    await moderator.getByText("In other words").click();
    await moderator.getByRole("radio").first().check();
    await moderator.getByLabel("Reason, as the author will read it").fill("An accusation without proof.");
    await press(moderator, "Remove the text");
    await made(moderator);
    await reader.goto(IDEA);
    expect(await reader.getByText(said).count()).toBe(0);
    await expect.poll(heard, { timeout: 10_000 }).toContain("We have removed the text you reported");

    await author.goto(IDEA);
    await author.getByText("An accusation without proof.").waitFor();
    // The rule's own words first, then the reason; until when, beside the way to ask.
    const removed = comment(author, said);
    expect(await removed.innerText()).toMatch(/Rule 1: Argue with ideas.*\n+An accusation without proof\./);
    expect(await removed.locator(".p-comment__own").innerText()).toContain(
      "A review is free of charge: you can ask for it until",
    );
    await author.getByRole("link", { name: "Ask someone else to review it" }).click();
    await author.getByLabel("Why do you think it is wrong?").fill("It is in the council's own minutes.");
    await press(author, "Ask for the review");
    await author.getByText("You asked someone else to review it.").waitFor();

    await moderator.goto("/moderation?type=appeal");
    await moderator
      .locator(".p-queue-row", { hasText: said.slice(0, 30) })
      .getByRole("link")
      .click();
    await moderator.getByText("It is in the council's own minutes.").waitFor();
    await moderator.getByText("somebody else has to review it").waitFor();
    expect(await moderator.getByRole("button", { name: "Overturn" }).count()).toBe(0);
    const second = await open("Admin");
    await second.goto("/moderation?type=appeal");
    await second
      .locator(".p-queue-row", { hasText: said.slice(0, 30) })
      .getByRole("link")
      .click();
    await second.getByText("An accusation without proof.").waitFor();
    await press(second, "Overturn and make it public");
    await made(second);
    await reader.goto(IDEA);
    await comment(reader, said).waitFor();
    await author.goto(IDEA);
    expect(await author.getByText("An accusation without proof.").count()).toBe(0);

    await comment(author, said).getByRole("link", { name: "Edit" }).click();
    await author.getByLabel("Your comment").fill(changed);
    await press(author, "Send the new version");
    await author.getByText("Until then everyone reads the version before it.").waitFor();
    await reader.goto(IDEA);
    await comment(reader, said).waitFor();
    expect(await reader.getByText(changed).count()).toBe(0);
    await moderator.goto("/moderation");
    await moderator.locator(".p-queue-row", { hasText: changed }).getByRole("link").click();
    await moderator.locator(".p-desk__before", { hasText: said }).waitFor();
    await press(moderator, "Approve");
    await made(moderator);
    await reader.goto(IDEA);
    await comment(reader, changed).getByText("edited").waitFor();

    await moderator.goto(IDEA);
    await comment(moderator, changed).getByRole("link", { name: "Remove" }).click();
    await moderator.getByRole("radio").first().check();
    await moderator.getByLabel("Reason, as the author will read it").fill("Not about this idea.");
    await press(moderator, "Remove the text");
    await moderator.getByText("Removed. Its author will read why.").waitFor();
    expect(await moderator.getByText(changed).count()).toBe(0);
    await reader.goto("/moderation/log");
    expect(await reader.getByText("Comment removed").count()).toBe(3);
    await reader.getByText("Appeal: the decision was overturned").first().waitFor();
    for (const words of [said, changed, "An accusation without proof.", "own minutes"])
      expect(await reader.content()).not.toContain(words);
    expect(await reader.getByRole("link", { name: "Make it public again" }).count()).toBe(0);
    await moderator.goto("/moderation/log");
    await moderator.getByRole("link", { name: "Make it public again" }).first().click();
    await moderator.getByRole("radio").first().check();
    await moderator.getByLabel("Reason, as the author will read it").fill("It is about this idea.");
    await press(moderator, "Make it public again");
    await comment(moderator, changed).waitFor();
    for (const context of contexts) await context.close();
  }, 300_000);

  test("eight reasons are eight lines in view, and on a phone a sheet that the thumb brings", async () => {
    const context = await browser().newContext({
      baseURL: site.url,
      viewport: { width: 1280, height: 900 },
      javaScriptEnabled: false,
    });
    await context.addCookies([{ name: "lang", value: "en", url: site.url }]);
    const page = await context.newPage();
    await page.goto("/login");
    await page.getByRole("button", { name: "Moderator" }).click();
    await page.goto("/moderation?type=text");
    const reasons = page.locator(".p-canned__one");
    const boxes = await Promise.all((await reasons.all()).map((reason) => reason.boundingBox()));
    expect(boxes.length).toBe(8);
    for (const box of boxes) {
      expect(box?.height).toBeLessThan(50);
      expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(900);
    }
    const answers = await page.locator(".p-canned__answer span").allTextContents();
    expect(new Set(answers).size).toBe(8);
    const answer = page.getByText("This is what the author will read:");
    expect(await answer.filter({ visible: true }).count()).toBe(0);
    await page.getByRole("radio").nth(4).check();
    await page.getByRole("radio").nth(5).check();
    expect(await answer.filter({ visible: true }).count()).toBe(1);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.getByRole("button", { name: /^Reject…?$/ }).count()).toBe(1);
    await page.getByRole("button", { name: "Reject…" }).click();
    for (const reason of await reasons.all()) {
      const box = await reason.boundingBox();
      expect((box?.y ?? 844) + (box?.height ?? 0)).toBeLessThan(844);
    }
    await page.getByRole("button", { name: "Cancel" }).last().click();
    expect(await reasons.first().isVisible()).toBe(false);
    await page.getByRole("button", { name: "Reject…" }).click();
    await page.getByRole("radio").nth(5).check();
    await page.getByRole("button", { name: "Reject", exact: true }).click();
    await page.getByText("Rejected.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await context.close();
  }, 120_000);

  test("its doors open for those they are for, and wrong addresses and forms are told apart", async () => {
    const anybody = await browser().newContext({ baseURL: site.url });
    const citizen = await browser().newContext({ baseURL: site.url, javaScriptEnabled: false });
    const page = await citizen.newPage();
    await page.goto("/login?lang=en");
    await page.getByRole("button", { name: "Citizen" }).click();
    await page.goto(`${IDEA}?lang=en`);
    const report = page.locator("article.p-comment").first().getByRole("link", { name: "Report" });
    const other = /comments\/([^/]+)\/report/.exec((await report.getAttribute("href")) ?? "")?.[1];
    const status = async (context: BrowserContext, path: string) =>
      (await context.request.get(path, { maxRedirects: 0 })).status();
    for (const path of [
      "/comments/none/edit",
      "/decisions/none/appeal",
      "/moderation",
      "/moderation/ideas/1/removal",
    ])
      expect([path, await status(anybody, path)]).toEqual([path, 302]);
    for (const [path, expected] of [
      ["/moderation", 403],
      [`/comments/${other}/edit`, 403],
      [`/moderation/comments/${other}/removal`, 404],
      [`/moderation/comments/${other}/restoration`, 404],
      ["/moderation/ideas/1/removal", 404],
      ["/moderation/votes/1/removal", 404],
      ["/comments/none/edit", 404],
      ["/decisions/none/appeal", 404],
    ] as const)
      expect([path, await status(citizen, path)]).toEqual([path, expected]);
    for (const [path, expected] of [
      [`/comments/${other}/report`, 200],
      ["/ideas/1/report", 200],
      ["/comments/none/report", 404],
      ["/comments/%00/report", 400],
      ["/ideas/99999/report", 404],
      ["/moderation/log?space=none&after=x~y&show=all", 200],
    ] as const)
      expect([path, await status(anybody, path)]).toEqual([path, expected]);
    const sent = (form: Record<string, string>) =>
      anybody.request.post(`/comments/${other}/report`, {
        form,
        headers: { origin: site.url },
        maxRedirects: 0,
      });
    expect((await sent({})).status()).toBe(422);
    const kept = await sent({ reason: "nonsense", explanation: "Words that stay", email: "no address" });
    expect(kept.status()).toBe(422);
    expect(await kept.text()).toContain("Words that stay");
    for (const context of [anybody, citizen]) await context.close();
  }, 300_000);
});

const comment = (page: Page, text: string) => page.locator("article.p-comment", { hasText: text });

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function decide(page: Page, text: string, verdict: string): Promise<void> {
  await page.goto("/moderation");
  await page
    .locator(".p-queue-row", { hasText: text.slice(0, 30) })
    .getByRole("link")
    .click();
  await page.locator(".p-desk__pane", { hasText: text }).waitFor();
  await press(page, verdict);
  await made(page);
}
