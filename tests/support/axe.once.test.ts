import { expect, test } from "vitest";
import { axeFindings } from "./axe.ts";
import { describeWithBrowser } from "./browser.ts";

describeWithBrowser("axe", (browser) => {
  test("finds pale words in either theme, among many of their kind that are not pale", async () => {
    const page = await browser().newPage();
    const row = (words: string, style = "") => `<li class="row ${words}" style="${style}">${words}</li>`;
    await page.setContent(`<!doctype html><html lang="en"><head><title>Rows</title><style>
      html { background: #fff; color: #111 } html[data-theme=dark] { background: #111; color: #fff }
      html[data-theme=dark] .dim { color: #333 }
    </style></head><body><main><h1>Rows</h1><ul>
      ${row("good").repeat(20)}${row("pale", "color: #ccc")}${row("white", "background: #ccc")}${row("dim")}
    </ul></main></body></html>`);
    const found = await axeFindings(page, "rows");
    await page.close();
    expect(
      found.map((line) => /^rows (\w+) color-contrast: .*class="row (\w+)"/.exec(line)?.slice(1)),
    ).toEqual([
      ["light", "pale"],
      ["dark", "white"],
      ["dark", "dim"],
    ]);
  });
});
