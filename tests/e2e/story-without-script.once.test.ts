import { afterAll, beforeAll, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { demoDatabase } from "../support/temporary-database.ts";
import { wholeStory } from "../support/whole-story.ts";

let site: RunningSite;
let drop: () => void;
beforeAll(async () => {
  const database = await demoDatabase();
  drop = database.drop;
  site = await runSite(database.url);
});
afterAll(async () => {
  await site?.stop();
  drop?.();
});

describeWithBrowser("the whole story", (browser) => {
  test("without JavaScript", () => wholeStory(browser(), site.url, false), 300_000);
});
