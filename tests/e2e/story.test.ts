import { afterAll, beforeAll, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { freshDatabase } from "../support/context.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { wholeStory } from "../support/whole-story.ts";

let site: RunningSite;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  site = await runSite(database.url);
});
afterAll(async () => {
  await site?.stop();
  await drop?.();
});

describeWithBrowser("the whole story", (browser) => {
  test("with JavaScript", () => wholeStory(browser(), site.url, true), 300_000);
});
