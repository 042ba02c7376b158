import { test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { wholeStory } from "../support/whole-story.ts";

const site = demoSite();

describeWithBrowser("the whole story", (browser) => {
  test("without JavaScript", () => wholeStory(browser(), site.url, false), 300_000);
});
