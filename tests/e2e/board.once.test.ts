import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { overflow, smallTargets } from "../support/page-checks.ts";
import { visit } from "../support/visitor.ts";

const site = demoSite();

const cards = (page: Page, stage: string) => page.locator(`[data-stage="${stage}"] .p-board-card`);
const numbers = (page: Page, stage: string) =>
  cards(page, stage).evaluateAll((all) => all.map((card) => (card as HTMLElement).dataset.idea ?? ""));
/** The idea of the card that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>(".p-board-card")?.dataset.idea ?? null);

describeWithBrowser("the organiser's board", (browser) => {
  test("by keyboard alone: from card to card, to the sheet, moved, undone", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser");
    await page.goto("/board", { waitUntil: "networkidle" });
    const [first = "", second = ""] = await numbers(page, "discussion");
    const [voting = ""] = await numbers(page, "voting");
    for (let at = 0; at < 120 && (await focused(page)) !== first; at += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe(second);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe(voting);
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("m");
    await page.waitForURL(`**/board/ideas/${first}?from=board`);

    await page.waitForLoadState("networkidle");
    const press = async (name: string) => {
      for (let at = 0; at < 120; at += 1) {
        const isThere = await page.evaluate(
          (wanted) => (document.activeElement as HTMLInputElement | null)?.name === wanted,
          name,
        );
        if (isThere) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`The keyboard does not reach ${name}.`);
    };
    await press("stage");
    const chosen = () => page.locator('[name="stage"]').inputValue();
    for (let at = 0; at < 10 && (await chosen()) !== "review"; at += 1)
      await page.keyboard.press("ArrowDown");
    expect(await chosen()).toBe("review");
    await press("note");
    await page.keyboard.type("Ho mira el servei de Parcs.");
    await press("responsible");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Parcs i jardins");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/board/moves/*");
    expect(await page.locator("main").innerText()).toContain("Ho mira el servei de Parcs.");

    const undo = page.locator(".p-undo--move button");
    for (let at = 0; at < 60; at += 1) {
      if (await undo.evaluate((button) => button === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await undo.waitFor({ state: "detached" });
    await page.waitForLoadState("networkidle");
    await page.goto("/board");
    expect(await numbers(page, "discussion")).toContain(first);
    await context.close();
  });

  test("a card that is dragged to another stage opens its sheet with that stage; on its own nothing happens", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser");
    await page.goto("/board", { waitUntil: "networkidle" });
    const [first = ""] = await numbers(page, "discussion");
    const card = cards(page, "discussion").first();
    await card.dragTo(page.locator('[data-stage="discussion"] h2'));
    expect(new URL(page.url()).pathname).toBe("/board");
    expect(await page.locator("[data-over], [data-taken]").count()).toBe(0);
    await card.dragTo(page.locator('[data-stage="voting"] h2'));
    await page.waitForURL(`**/board/ideas/${first}?from=board&to=voting`);
    expect(await page.locator('[name="stage"]').inputValue()).toBe("voting");
    // Nothing is moved by what an address asks for, and no stage that the space has not.
    await page.goto(`/board/ideas/${first}?to=merged`);
    expect(await page.locator('[name="stage"]').inputValue()).toBe("discussion");
    await page.goto("/board");
    expect(await numbers(page, "discussion")).toContain(first);
    await context.close();
  });

  test("the sheet of a move tells the stage before and after, and leads back to the view it was opened from", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser");
    await page.goto("/board?view=undated", { waitUntil: "networkidle" });
    const [first = ""] = await numbers(page, "discussion");
    const sheet = page.locator(`#idea-${first} a[data-move]`);
    await page.locator(`#idea-${first} summary`).click();
    await sheet.click();
    await page.waitForLoadState("networkidle");
    const moved = page.locator(".p-moved");
    expect(await moved.locator("p").innerText()).toMatch(/Etapa d'ara\s+En debat/);
    const places = () =>
      moved
        .locator(".p-tray")
        .evaluateAll((all) => all.map((tray) => tray.querySelectorAll('[data-cell="past"]').length));
    expect(await places()).toEqual([1, 2]);
    await page.locator('[name="stage"]').selectOption("accepted");
    expect(await places()).toEqual([1, 4]);
    // What was written is not lost by a key.
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    expect(await page.locator('[name="stage"]').inputValue()).toBe("accepted");
    await page.reload({ waitUntil: "networkidle" });
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    await page.waitForURL(`**/board?view=undated#idea-${first}`);
    await page.locator(`#idea-${first} summary`).click();
    await sheet.click();
    await page.locator('[name="note"]').fill("Hi tornem a pensar.");
    await page.locator('button[data-size="lg"]').click();
    await page.waitForURL("**/board/moves/*?from=board&view=undated");
    await page.locator(".p-undo--move button").click();
    await page.getByRole("link", { name: "Torna al tauler" }).click();
    await page.waitForURL(`**/board?view=undated#idea-${first}`);
    await page.goto(`/board/ideas/${first}`);
    await page.getByRole("link", { name: "Ves a la idea" }).click();
    await page.waitForURL(`**/ideas/${first}-*`);
    await context.close();
  });

  test("on a phone, without JavaScript: a stage is chosen, an idea is moved, and its page tells it", async () => {
    const phone = { viewport: { width: 390, height: 844 }, javaScriptEnabled: false };
    const { context, page } = await visit(browser(), site.url, "organiser", phone);
    for (const path of ["/pipeline", "/board"]) {
      await page.goto(path);
      expect(await overflow(page)).toBeNull();
      expect(await smallTargets(page)).toEqual([]);
      // A few of each stage, and a way to each stage's start or its whole.
      expect(await page.locator('[aria-labelledby="stage-voting"] li:visible').count()).toBe(3);
      expect(await page.locator(".p-stage-picker a").first().isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(6_000);
    }
    await page.goto("/pipeline");
    expect(await page.locator(".p-due[data-late]").first().innerText()).toMatch(
      /^\s*Havia de ser el .+ \(fa \d+ dies?\)\.$/,
    );
    await page.locator('.p-stage-picker a[href="#stage-underway"]').click();
    expect(await page.locator("#stage-underway").isVisible()).toBe(true);
    await page.goto("/board");
    await page.locator('.p-stage-picker a[href*="stage=review"]').click();
    await page.waitForURL("**stage=review**");
    const [number = ""] = await numbers(page, "review");
    await cards(page, "review").first().locator("summary").click();
    await cards(page, "review").first().locator("a[data-move]").click();
    await page.locator('[name="stage"]').selectOption("accepted");
    await page.locator('[name="note"]').fill("Hi ha partida: es fa.");
    await page.locator('[name="responsible"]').fill("Parcs i jardins");
    await page.locator('[name="due"]').fill("2027-05-31");
    await page.locator('button[data-size="lg"]').click();
    await page.waitForURL("**/board/moves/*");
    await page.goto(`/ideas/${number}`);
    const told = await page.locator("main").innerText();
    expect(told).toContain("Hi ha partida: es fa.");
    expect(told).toContain("31 de maig del 2027");

    // Merged by one press: what can be chosen is listed, read in another tab, and a refused form keeps all.
    await page.goto("/board/ideas/8/merge");
    expect(await overflow(page)).toBeNull();
    expect(await smallTargets(page)).toEqual([]);
    const offered = page.locator('input[name="similar"]');
    const values = await offered.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
    expect(values).not.toContain("14"); // merged into this one already
    await page.goto("/board/ideas/21/merge");
    const into = await offered.first().inputValue();
    await offered.first().check();
    await page.locator('[name="into"]').fill("3");
    await page.locator('[name="note"]').fill("Demanen el mateix.");
    const [read] = await Promise.all([
      context.waitForEvent("page"),
      page.locator(".p-merge-choice a").first().click(),
    ]);
    await read.close();
    await page.locator('button[data-size="lg"]').click();
    expect(await page.locator(".p-error-summary").innerText()).toContain("Deixa'n només una.");
    expect(await offered.first().isChecked()).toBe(true);
    expect(await page.locator('[name="note"]').inputValue()).toBe("Demanen el mateix.");
    await page.locator('[name="into"]').fill("");
    await page.locator('button[data-size="lg"]').click();
    await page.waitForURL("**/board/moves/*");
    await page.goto("/ideas/21");
    expect(await page.locator("main").innerText()).toContain(`Nº ${into}`);

    // A dossier opens what holds something; what is empty is a line until it is wanted.
    await page.goto("/board/ideas/8/dossier");
    const open = () =>
      page.locator(".p-dossier__part[open]").evaluateAll((all) => all.map((part) => part.id).join());
    expect(await open()).toBe("linked,history");
    expect(await page.locator("main .p-stage-line").first().innerText()).toContain("En estudi");
    await page.locator("#tasks summary").click();
    await page.locator('[name="task"]').fill("Demanar plànols");
    await page.locator("#tasks form button").last().click();
    await page.waitForURL("**/dossier#tasks");
    expect(await open()).toBe("tasks,linked,history");
    await context.close();
  });

  test("ideas of a private space are marked among others, and on paper only where its space is chosen", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser", { javaScriptEnabled: false });
    const closed = "Taula de treball del pati";
    const marks = page.locator(".p-board-card .p-tag", { hasText: "privat" });
    for (const path of ["/board", "/pipeline"]) {
      await page.goto(path);
      expect(await marks.count()).toBeGreaterThan(0);
      expect(await page.locator('select[name="space"]').innerText()).toContain(`${closed} (privat)`);
    }
    await page.goto("/pipeline/sheet");
    expect(await page.locator("h1").innerText()).toBe("Riera Alta: seguiment de les idees");
    expect(await page.locator("main table").first().locator("thead").innerText()).toMatch(
      /Idea\s+Pròxim pas\s+Qui\s+Quan/,
    );
    const paper = () => page.locator(".p-sheet__stage").allInnerTexts();
    expect((await paper()).join()).not.toContain(closed);
    await page.locator('select[name="space"]').selectOption({ label: `${closed} (privat)` });
    await page.locator(".p-period-filter button").click();
    expect(await page.locator(".p-heading__lead").innerText()).toContain(`${closed} (privat)`);
    expect((await paper()).join()).not.toBe("");
    await context.close();
  });

  test("an idea that came on paper is entered in a space that is chosen, in words about somebody else's idea", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser", { javaScriptEnabled: false });
    await page.goto("/board/enter");
    expect(await page.locator('[name="space"]').inputValue()).toBe("");
    expect(await page.locator('[name="space"]').innerText()).toContain("Taula de treball del pati (privat)");
    await page.getByLabel("Títol").fill("Un banc a la parada del bus");
    await page.getByLabel("Text de la idea").fill("Hi esperem dretes.");
    // What a browser would stop, the server refuses, with all that was written.
    await page
      .locator(".p-form")
      .last()
      .evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
    await page.locator('.p-form button[data-size="lg"]').click();
    await page.locator('.p-error-summary a[href="#space"]').waitFor();
    expect(await page.getByLabel("Text de la idea").inputValue()).toBe("Hi esperem dretes.");
    await page.locator('[name="space"]').selectOption("barris-frescos");
    await page.locator('.p-form button[data-size="lg"]').click();
    await page.waitForURL("**/ideas/*un-banc*");
    await context.close();
  });

  test("a space's process in its own order, chosen without JavaScript, is that of its board, sheet and trays; what it leaves out is refused", async () => {
    const { context, page } = await visit(browser(), site.url, "organiser", { javaScriptEnabled: false });
    const shown = () =>
      page
        .locator(".p-board__column")
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.stage));
    const place = async (stages: string[]) => {
      await page.goto("/spaces/barris-frescos/edit/stages");
      for (const [at, stage] of stages.entries()) await page.locator(`#step-${at + 2}`).selectOption(stage);
      await page.locator('.p-form button[data-size="lg"]').click();
    };
    await page.goto("/board?space=barris-frescos");
    const before = await shown();
    expect(before.indexOf("discussion")).toBeLessThan(before.indexOf("review"));
    await place(["review", "review"]);
    await page.getByRole("link", { name: "Una etapa només pot tenir una posició." }).click();
    expect(new URL(page.url()).hash).toBe("#steps");
    await place(["review", "discussion", "accepted", "", ""]);
    await page.locator(".p-notice, .p-flash").first().waitFor();
    expect(await page.locator("#step-3").inputValue()).toBe("discussion");

    await page.goto("/board?space=barris-frescos");
    const own = (await shown()).filter((stage) =>
      ["received", "review", "discussion", "accepted"].includes(stage ?? ""),
    );
    expect(own).toEqual(["received", "review", "discussion", "accepted"]);
    await page.goto("/board");
    expect((await shown()).indexOf("discussion")).toBeLessThan((await shown()).indexOf("review"));
    await page.goto("/board?space=barris-frescos");
    const [number = ""] = await numbers(page, "review");
    await page.goto(`/board/ideas/${number}`);
    expect(await page.locator('[name="stage"]').inputValue()).toBe("discussion");
    expect(
      await page
        .locator('[name="stage"] option')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value)),
    ).not.toContain("voting");
    await page.goto(`/board/ideas/${number}?to=voting`);
    expect(await page.locator('[name="stage"]').inputValue()).toBe("review");
    const notUsed = "Aquest espai no fa servir aquesta etapa.";
    expect(await page.locator("main").innerText()).toContain(notUsed);
    // A sheet that was drawn before, or anything else that is sent.
    await page
      .locator('[name="stage"] option')
      .first()
      .evaluate((option: HTMLOptionElement) => {
        option.value = "voting";
      });
    await page.locator('[name="stage"]').selectOption("voting");
    await page.locator('.p-form button[data-size="lg"]').click();
    expect(await page.locator(".p-error-summary").innerText()).toContain(notUsed);
    await page.goto(`/ideas/${number}`);
    expect(await page.locator(".p-stage-band .p-tray i").count()).toBe(5);
    expect(await page.locator(".p-stage-band").innerText()).toContain("Etapa 2 de 5");
    await place(["discussion", "voting", "review", "accepted", "underway"]);
    await context.close();
  });
});
