import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { sentCode } from "../support/mailbox.ts";
import { nextStep } from "../support/propose.ts";

const site = demoSite();

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

describeWithBrowser("proposing", (browser) => {
  async function open(javaScriptEnabled: boolean) {
    const context = await browser().newContext({ javaScriptEnabled, locale: "en", baseURL: site.url });
    context.setDefaultTimeout(30_000);
    await context.addCookies([{ name: "lang", value: "en", url: site.url }]);
    return { context, page: await context.newPage() };
  }

  test.each([
    ["with JavaScript", true],
    ["without JavaScript", false],
  ])(
    "a signed-out draft is kept, signed in with by code, reviewed and sent: %s",
    async (name, js) => {
      const { context, page } = await open(js);
      const title = `A lamp at the corner ${name}`;
      await page.goto("/ideas/new?space=barris-frescos");
      await page.getByLabel("Your idea").fill(title);
      await nextStep(page, "text");
      await page.getByLabel("Explain it").fill("It is **dark** there.");
      await press(page, "See how it looks");
      await page.locator("#preview strong", { hasText: "dark" }).waitFor();
      const draft = new URL(page.url()).pathname.replace(/\/text$/, "");

      // Wrong input is told at its place and kept.
      await page.getByLabel("Explain it").fill("Short");
      await press(page, "Continue");
      await page.getByText("That's too short").first().waitFor();
      await page.goto(`${draft}/review`);
      await page.waitForURL("**/text");
      expect(await page.getByLabel("Explain it").inputValue()).toBe("Short");
      await page.getByLabel("Explain it").fill("It is **dark** there, every night.");
      await nextStep(page, "details");
      await page.getByRole("radio", { name: "Question" }).check();
      await nextStep(page, "review");
      await page.locator(".p-answers strong", { hasText: "dark" }).waitFor();
      await page.locator(".p-answers").getByText("Question", { exact: true }).waitFor();

      // Nobody else opens it, not even by its address; it waits under "propose".
      const stranger = await open(js);
      expect((await stranger.page.goto(draft))?.status()).toBe(404);
      await stranger.context.close();
      await page.goto("/ideas/new");
      await page.getByRole("link", { name: title }).click();
      await page.waitForURL(`**${draft}`);
      for (const step of ["text", "details", "review"] as const) await nextStep(page, step);

      await page.getByLabel("Your e-mail address").fill(`lamp-${js}@people.example`);
      await press(page, "Send me the code");
      await page.getByLabel("Six-digit code").waitFor();
      await page.getByLabel("Six-digit code").fill(await sentCode(page, `lamp-${js}@people.example`));
      await press(page, "Sign in");
      await page.getByLabel("Name that everybody will see").fill("Lena Lamp");
      await page.getByLabel("I accept the rules").check();
      await press(page, "Create the account and sign in");

      await page.getByRole("heading", { name: "This is how it will look" }).waitFor();
      await page.goto("/me");
      await page.getByRole("link", { name: title }).click();
      await page.waitForURL(`**${draft}`);
      await page.goto(`${draft}/review`);
      await press(page, "Send the idea");
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      await page.goto("/me");
      expect(await page.getByRole("heading", { name: "Drafts" }).count()).toBe(0);
      expect((await page.goto(draft))?.status()).toBe(404);
      await context.close();
    },
    90_000,
  );

  test("similar ideas come below the title while typing, and what is typed is saved by itself", async () => {
    const { context, page } = await open(true);
    const title = "Una font d'aigua a cada parada";
    await page.goto("/ideas/new?space=barris-frescos", { waitUntil: "networkidle" });
    await page.getByLabel("Your idea").pressSequentially(title);
    const similar = page.locator(".p-similar");
    await similar.getByRole("link").first().waitFor();
    expect(await similar.getByRole("status").innerText()).toMatch(/about this already/);
    await page.getByRole("button", { name: "It's different: continue" }).waitFor();
    await page.getByText(/Saved at \d\d:\d\d/).waitFor();
    expect(await page.getByLabel("Your idea").inputValue()).toBe(title);
    await page.goto("/ideas/new");
    await page.getByRole("link", { name: title }).click();

    // It is the same: the support of somebody signed out waits for their sign-in, as anywhere.
    await press(page, "That's it: I support it");
    await page.waitForURL("**/login?intent=*");
    await page
      .getByRole("button", { name: /Citizen/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForURL(/\/ideas\/\d+/);

    await page.goto("/ideas/new");
    await press(page, "Discard");
    await expect.poll(() => page.getByRole("link", { name: title }).count()).toBe(0);

    // Signed in it counts at once, and one is thanked on the idea's page.
    await page.goto("/ideas/new?title=Ombra+i+aigua+al+carrer", { waitUntil: "networkidle" });
    await press(page, "That's it: I support it");
    await page.getByText("Thank you: you support it").waitFor();
    await page
      .getByRole("button", { name: "Withdraw" })
      .or(page.getByText("You support it"))
      .first()
      .waitFor();
    await context.close();
  }, 300_000);
});
