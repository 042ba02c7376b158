import type { BrowserContext, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { writeIdea } from "../support/propose.ts";

const site = demoSite();

describeWithBrowser("running a site without JavaScript", (browser) => {
  const contexts: BrowserContext[] = [];
  const open = async () => {
    const context = await browser().newContext({ javaScriptEnabled: false, locale: "en", baseURL: site.url });
    contexts.push(context);
    context.setDefaultTimeout(30_000);
    await context.addCookies([{ name: "lang", value: "en", url: site.url }]);
    return context.newPage();
  };
  afterAll(async () => {
    for (const context of contexts) await context.close();
  });

  test("an admin opens a space with dates and rules, and shuts strangers out of it", async () => {
    const admin = await open();
    await demo(admin, "Admin");
    await admin.goto("/spaces");
    await admin.getByRole("link", { name: "Open a space" }).click();
    await press(admin, "Open the space");
    await admin.getByText("This can't be empty.").first().waitFor();
    const english = admin.getByRole("group", { name: "English" }).first();
    await english.getByLabel("Title").fill("River banks");
    await english.getByLabel("Brief").fill("What shall the **river banks** be?");
    await press(admin, "Open the space");
    await admin.waitForURL(/\/spaces\/river-banks\/edit\/phases$/);

    await admin.getByLabel("What it opens").first().selectOption("propose");
    await admin.getByLabel("First day").first().fill("2020-01-01");
    await admin.getByLabel("Last day").first().fill("2019-01-01");
    await press(admin, "Save");
    await admin.getByText("The last day comes before the first.").first().waitFor();
    await admin.getByLabel("Last day").first().fill("2099-12-31");
    await press(admin, "Save");
    await admin.getByText("Saved.").waitFor();

    await admin.getByRole("link", { name: "Rules", exact: true }).click();
    const rule = admin.getByRole("group", { name: "New rule" }).first();
    await rule.getByLabel("English").fill("Mind the herons.");
    await press(admin, "Save");
    await admin.getByRole("group", { name: "Rule 2" }).waitFor();

    const reader = await open();
    expect((await reader.goto("/spaces/river-banks"))?.status()).toBe(200);
    await reader.locator("strong", { hasText: "river banks" }).waitFor();
    await reader.getByText("Open until 31 December 2099").waitFor();
    expect(await reader.getByText("Closed now").count()).toBe(2);
    await reader.getByRole("link", { name: "Rules of this space" }).click();
    await reader.getByText("Mind the herons.").waitFor();
    expect(await reader.getByRole("link", { name: "Edit this space" }).count()).toBe(0);

    const second = await open();
    await demo(second, "Organiser");
    await second.goto("/spaces/river-banks/edit");
    await admin.goto("/spaces/river-banks/edit");
    await admin.getByLabel(/Only its members/).check();
    await press(admin, "Save");
    await admin.getByText("Saved.").waitFor();
    await second.getByRole("group", { name: "English" }).first().getByLabel("Title").fill("Mine");
    await press(second, "Save");
    await second.getByText("What is saved now").waitFor();
    expect(
      await second.getByRole("group", { name: "English" }).first().getByLabel("Title").inputValue(),
    ).toBe("Mine");

    expect((await reader.goto("/spaces/river-banks"))?.status()).toBe(404);
    const citizen = await open();
    await demo(citizen, "Citizen");
    expect((await citizen.goto("/spaces/river-banks"))?.status()).toBe(404);
    await admin.goto("/spaces/river-banks/edit/members");
    await admin.getByLabel("E-mail address").fill("citizen@demo.planter.example");
    await press(admin, "Add");
    await admin.getByText("1 member").waitFor();
    expect((await citizen.goto("/spaces/river-banks"))?.status()).toBe(200);
    await press(admin, /^Remove/);
    await admin.getByText("0 members").waitFor();
    expect((await citizen.goto("/spaces/river-banks"))?.status()).toBe(404);
    expect((await citizen.goto("/spaces/river-banks/edit"))?.status()).toBe(404);
    expect((await citizen.goto("/admin"))?.status()).toBe(403);
  }, 300_000);

  test("an organisation is asked for, verified, told of and spoken for", async () => {
    const person = await open();
    await demo(person, "Citizen");
    await person.goto("/organisations");
    await person.getByRole("link", { name: "Take part for an organisation" }).click();
    await person.getByLabel("Name").fill("River Watch");
    await person.getByLabel("What it does").fill("We count herons.");
    await person.getByLabel("Your part in it").fill("Treasurer");
    await press(person, "Send the request");
    await person.getByText("We are checking this organisation.").waitFor();
    const address = new URL(person.url()).pathname;

    const admin = await open();
    expect((await (await open()).goto(address))?.status()).toBe(404);
    await demo(admin, "Admin");
    await admin.goto("/admin");
    await admin.getByRole("link", { name: /waits? to be verified/ }).click();
    await admin.getByRole("link", { name: "River Watch" }).click();
    await admin.getByText("Treasurer").waitFor();
    await admin.getByLabel("How you checked it").fill("Register of associations, no. 7");
    await press(admin, "Verify");
    await admin.getByText("Verified. We have told the person who asked.").waitFor();

    await expect
      .poll(
        async () => {
          await person.goto("/notifications");
          return person.getByText("it is verified. You can propose and comment for it.").count();
        },
        { timeout: 15_000 },
      )
      .toBe(1);
    await writeIdea(person, {
      space: "barris-frescos",
      title: "A hide by the weir",
      body: "To watch herons from.",
      signAs: "Laia Ferrer · River Watch",
    });
    await press(person, "Send the idea");
    await person.getByText("River Watch").first().waitFor();
    const reader = await open();
    await reader.goto("/organisations?kind=ngo");
    await reader.getByRole("link", { name: "River Watch" }).click();
    await reader.getByText("Verified: Register of associations, no. 7").waitFor();
  }, 300_000);
});

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
}

async function demo(page: Page, who: string): Promise<void> {
  await page.goto("/login");
  await press(page, who);
  await page.waitForURL((url) => url.pathname === "/");
}
