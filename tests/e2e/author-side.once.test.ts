import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "#app/core/actor.ts";
import type { anAuthorSide } from "../support/author-side.ts";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";

let site: RunningSite;
let drop: () => Promise<void>;
let side: Awaited<ReturnType<typeof anAuthorSide>>;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  site = await runSite(database.url, { PLANTER_DEMO: "0" });
  // By a computed path: this test depends on the built site, not on the sources of a write.
  const support = await import(/* @vite-ignore */ join(import.meta.dirname, "../support/author-side.ts"));
  side = await (support.anAuthorSide as typeof anAuthorSide)(database.url);
});
afterAll(async () => {
  await side?.close();
  await site?.stop();
  await drop?.();
});

type Said = {
  yours: string;
  send: string;
  pending: string;
  wait: string;
  rejected: string;
  reason: string;
  rule: string;
  again: string;
  resend: string;
  ask: string;
  appeal: string;
  asked: string;
  told: RegExp;
};

const SAID: Record<Locale, Said> = {
  ca: {
    yours: "El teu comentari",
    send: "Envia el comentari",
    pending: "Només el veus tu. L'estem revisant.",
    wait: "Normalment es decideix en 20 min.",
    rejected: "No l'hem publicat. Només el veus tu.",
    reason: "Acusa una persona sense proves.",
    rule: "Norma 1",
    again: "Edita i torna-ho a enviar",
    resend: "Envia la versió nova",
    ask: "Demana que ho miri algú altre",
    appeal: "Demana la revisió",
    asked: "Has demanat que ho miri algú altre.",
    told: /et dona la raó/,
  },
  es: {
    yours: "Tu comentario",
    send: "Envía el comentario",
    pending: "Solo lo ves tú. Lo estamos revisando.",
    wait: "Normalmente se decide en 20 min.",
    rejected: "No lo hemos publicado. Solo lo ves tú.",
    reason: "Acusa a una persona sin pruebas.",
    rule: "Norma 1",
    again: "Edita y vuelve a enviarlo",
    resend: "Enviar la versión nueva",
    ask: "Pide que lo mire otra persona",
    appeal: "Pedir la revisión",
    asked: "Has pedido que lo mire otra persona.",
    told: /te da la razón/,
  },
  en: {
    yours: "Your comment",
    send: "Send the comment",
    pending: "Only you can see this. We're reviewing it.",
    wait: "Usually decided within 20 mins.",
    rejected: "We haven't published it. Only you can see it.",
    reason: "It accuses somebody without proof.",
    rule: "Rule 1",
    again: "Edit and resend",
    resend: "Send the new version",
    ask: "Ask someone else to review it",
    appeal: "Ask for the review",
    asked: "You asked someone else to review it.",
    told: /you were right/,
  },
};

describeWithBrowser("what an author sees of their own comment", (browser) => {
  const own = (page: Page) => page.locator('.p-comment:is([data-state="pending"], [data-state="rejected"])');

  test.each(["ca", "es", "en"] as const)(
    "it waits, is rejected, sent again, appealed and public (%s)",
    async (locale) => {
      const say = SAID[locale];
      const viewport = { width: 390, height: 844 };
      const context = await browser().newContext({ baseURL: site.url, viewport });
      context.setDefaultTimeout(15_000);
      const [name = "", value = ""] = (await side.author(locale)).split("=");
      await context.addCookies([{ name, value, url: site.url }]);
      const page = await context.newPage();
      const shows = async (...texts: string[]) => {
        for (const text of texts) await expect.poll(() => own(page).innerText()).toContain(text);
      };
      await page.goto(side.path);
      await page.getByRole("textbox", { name: say.yours }).fill("L'alcalde cobra per fora.");
      await page.getByRole("button", { name: say.send }).click();
      await shows(say.pending, say.wait);

      await side.reject(say.reason);
      await page.goto(side.path);
      await shows(say.rejected, say.reason, say.rule);

      await own(page).getByRole("link", { name: say.again }).click();
      const field = page.locator('[name="body"]');
      expect(await field.inputValue()).toBe("L'alcalde cobra per fora.");
      await field.fill(`L'alcalde hauria d'explicar el pressupost (${locale}).`);
      await page.getByRole("button", { name: say.resend }).click();
      await shows("hauria d'explicar", say.pending);

      await side.reject(say.reason);
      await page.goto(side.path);
      await own(page).getByRole("link", { name: say.ask }).click();
      await page.locator('[name="text"]').fill("No acusa ningú: demana comptes.");
      await page.getByRole("button", { name: say.appeal }).click();
      await shows(say.asked, say.reason);

      await side.overturn();
      await page.goto(side.path);
      await page
        .locator('.p-comment[data-state="published"]', { hasText: `pressupost (${locale})` })
        .waitFor();
      expect(await own(page).count()).toBe(0);
      await page.goto("/notifications");
      expect(await page.locator("main").innerText()).toMatch(say.told);
      await context.close();
    },
  );

  test("what is typed before the page is alive is kept and sent", async () => {
    const say = SAID.en;
    const context = await browser().newContext({ baseURL: site.url });
    const [name = "", value = ""] = (await side.author("en")).split("=");
    await context.addCookies([{ name, value, url: site.url }]);
    const page = await context.newPage();
    await page.goto(side.path);
    await page.getByRole("textbox", { name: say.yours }).fill("Twelve benches.");
    await page.getByRole("button", { name: say.send }).click();
    await expect.poll(() => own(page).innerText()).toContain("Twelve benches.");
    const [edit] = await own(page)
      .locator("a")
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute("href") ?? "").filter((to) => /edit/.test(to)),
      );

    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await page.route(/\/assets\/.*\.js/, async (route) => {
      await asleep;
      await route.continue();
    });
    await page.goto(edit ?? "", { waitUntil: "commit" });
    const field = page.locator('main [name="body"]');
    await field.fill("Thirteen benches.");
    wake();
    await expect
      .poll(() => field.evaluate((area) => Object.keys(area).some((key) => key.startsWith("__reactProps"))))
      .toBe(true);
    expect(await field.inputValue()).toBe("Thirteen benches.");
    await page.getByRole("button", { name: say.resend }).click();
    await expect.poll(() => own(page).innerText()).toContain("Thirteen benches.");
    await context.close();
  });
});
