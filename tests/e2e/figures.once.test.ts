import { expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { overflow } from "../support/page-checks.ts";
import { visit } from "../support/visitor.ts";

const site = demoSite();

describeWithBrowser("figures of cost and worth, without JavaScript", (browser) => {
  test("an organiser drafts, mends what is wrong, publishes and corrects; everybody reads source, formula and both versions", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser", { javaScriptEnabled: false });
    const reader = await visit(browser(), site.url, "anonymous", { javaScriptEnabled: false });
    const desk = "/spaces/bustia/edit/figures";
    const seen = async (path = "/insights?space=bustia") => {
      await reader.page.goto(path);
      return reader.page.locator("main").innerText();
    };

    await page.goto("/insights?space=bustia");
    await page.locator(`a[href="${desk}"]`).click();
    const fill = async (fields: Record<string, string>) => {
      for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value);
    };
    await page.locator('[name="kind"]').selectOption("contacts");
    await fill({ what: "Trucades que ja no cal fer", low: "300", central: "200", high: "400" });
    await fill({ from: "2026-09-01", to: "2026-10-31" });
    await page.locator('button[value="publish"]').click();
    // Beside its field, in the summary, and everything typed is still there.
    expect(await page.locator('[role="alert"]').innerText()).toContain("no poden anar cap avall");
    expect(await page.locator("#central").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#source").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#what").inputValue()).toBe("Trucades que ja no cal fer");
    expect(await page.locator("#kind").inputValue()).toBe("contacts");
    await fill({ central: "350", source: "Registre de la centraleta", formula: "2.100 − 1.750 trucades" });
    await page.locator('button[value="draft"]').click();
    await page.waitForURL(`**${desk}`);
    expect(await seen()).not.toContain("Trucades");

    await page.locator("a", { hasText: "Trucades que ja no cal fer" }).click();
    await page.locator('button[value="publish"]').click();
    await page.waitForURL(`**${desk}`);
    const told = await seen();
    for (const word of [
      "Trucades que ja no cal fer",
      "Registre de la centraleta",
      "2.100 − 1.750 trucades",
      "350",
    ])
      expect(told).toContain(word);

    await page.locator("a", { hasText: "Trucades que ja no cal fer" }).click();
    await fill({ high: "380", central: "340" });
    await page.locator('button[value="publish"]').click();
    expect(await page.locator("#correction").getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#central").inputValue()).toBe("340");
    await fill({ correction: "Hi havia trucades comptades dues vegades." });
    await page.locator('button[value="publish"]').click();
    await page.waitForURL(`**${desk}`);
    await seen();
    await reader.page.locator("#figures a", { hasText: "Trucades que ja no cal fer" }).click();
    const own = await reader.page.locator("main").innerText();
    for (const word of ["340", "350", "comptades dues vegades", "Versions anteriors"])
      expect(own).toContain(word);
    const address = reader.page.url();

    await page.locator("a", { hasText: "Trucades que ja no cal fer" }).click();
    await page.locator('form:has([value="withdraw"]) button').click();
    await page.waitForURL(`**${desk}`);
    expect((await reader.page.goto(address))?.status()).toBe(404);
    expect(await seen()).toContain("S'ha retirat 1 xifra publicada");
    expect(await seen()).not.toContain("Trucades");
    // On a phone the bars stand under their figures; the page has one name, in its heading and in the footer.
    await reader.page.setViewportSize({ width: 390, height: 844 });
    await seen("/insights");
    const hidden = await reader.page
      .locator("#funnel svg, #stays svg, #return svg")
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 4).length);
    expect(hidden).toBe(0);
    expect(await reader.page.locator("#funnel td svg").count()).toBeGreaterThan(5);
    expect(await overflow(reader.page)).toBeNull();
    expect(await reader.page.locator('footer a[href="/insights"]').innerText()).toBe(
      await reader.page.locator("h1").innerText(),
    );
    await context.close();
    await reader.context.close();
  }, 120_000);
});
