import { createServer } from "node:http";
import { expect, it } from "vitest";
import { describeWithBrowser } from "./browser.ts";

describeWithBrowser("the browser of the tests", (browser) => {
  it("shows a page of this machine", async () => {
    const server = createServer((_request, response) => response.end("<h1>Planter</h1>"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    const page = await browser().newPage();
    await page.goto(`http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}/`);
    expect(await page.textContent("h1")).toBe("Planter");
    await page.close();
    server.close();
  });
});
