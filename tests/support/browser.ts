import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { CHROMIUM_HOWTO, findChromium, NEEDS_BROWSER } from "./chromium.ts";

/** No sandbox as root, which Chromium refuses otherwise, and none of its own traffic: a closed network would refuse it many times over. */
const FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium found on this machine, without a window and with an empty profile. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error(`There is no Chromium here. To get it: ${CHROMIUM_HOWTO}.`);
  return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/**
 * `describe` for tests that need a browser; `browser()` gives it inside tests and hooks. Without a browser the tests are left out and counted,
 * and with CI=true they fail.
 */
export function describeWithBrowser(name: string, tests: (browser: () => Browser) => void): void {
  const isMissing = findChromium() === null;
  if (isMissing && process.env.CI === "true") {
    describe(name, () => {
      it("has a browser", () => {
        throw new Error(`There is no Chromium here. To get it: ${CHROMIUM_HOWTO}.`);
      });
    });
    return;
  }
  describe.skipIf(isMissing)(isMissing ? `${name} ${NEEDS_BROWSER}` : name, () => {
    let running: Browser | undefined;
    beforeAll(async () => {
      running = await launchBrowser();
    });
    afterAll(async () => {
      await running?.close();
    });
    tests(() => {
      if (!running) throw new Error("The browser is there in tests and hooks only.");
      return running;
    });
  });
}
