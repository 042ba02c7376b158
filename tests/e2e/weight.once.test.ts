import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import {
  builtFiles,
  builtManifest,
  builtPages,
  modulesOf,
  packedSize,
  textOfBuilt,
} from "../support/built-client.ts";
import { type RunningSite, runSite } from "../support/running-site.ts";
import { demoDatabase } from "../support/temporary-database.ts";

const LOCALES = ["ca", "es", "en"];
const KB = 1000;
const JAVASCRIPT = 125 * KB;
const CSS = 14 * KB;
const DESKS = /^routes\/(moderation|board|admin|dev)\b/;

const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
const reader = builtPages().filter((route) => !DESKS.test(route.id));

describe("the build", () => {
  test("has the readers' pages", () => {
    expect(reader.map((route) => route.id)).toEqual(
      expect.arrayContaining(["routes/_index", "routes/ideas._index", "routes/ideas.$idea._index"]),
    );
    const idea = reader.find((route) => route.id === "routes/ideas.$idea._index");
    const modules = idea ? modulesOf(idea, "ca") : [];
    for (const part of [/^entry\.client-/, /^framework-/, /^root-/, /^ca\.reader-/, /^IdeaView-/])
      expect(modules.some((name) => part.test(name))).toBe(true);
  });

  test("every reader's page fetches at most 125 kB of JavaScript, words and live connection included", () => {
    const heavy: string[] = [];
    for (const route of reader) {
      for (const locale of LOCALES) {
        const sizes = modulesOf(route, locale).map((name) => [packedSize(name), name] as const);
        const total = sum(sizes.map(([size]) => size));
        const most = sizes.sort((a, b) => b[0] - a[0]).slice(0, 6);
        if (total > JAVASCRIPT) heavy.push(`${route.id} (${locale}): ${total}: ${most.join(" ")}`);
      }
    }
    expect(heavy).toEqual([]);
  });

  test("every reader's page has at most 14 kB of CSS", () => {
    for (const route of reader) {
      const sheets = new Set([...(builtManifest().routes.root?.css ?? []), ...route.css]);
      expect(sheets.size).toBeGreaterThan(0);
      const total = sum([...sheets].map((path) => packedSize(path.replace("/assets/", ""))));
      expect(total, route.id).toBeLessThanOrEqual(CSS);
    }
  });

  test("one font file", () => {
    expect(builtFiles(/\.(woff2?|ttf|otf)$/)).toHaveLength(1);
  });
});

describe("a thread page", () => {
  let site: RunningSite;
  let drop: () => void;
  let path: string;
  beforeAll(async () => {
    const database = await demoDatabase();
    drop = database.drop;
    site = await runSite(database.url);
    // By a computed path: this test depends on the built site, not on the sources of a write.
    const { aLongThread } = await import(
      /* @vite-ignore */ join(import.meta.dirname, "../support/long-thread.ts")
    );
    path = (await aLongThread(database.url, 50)).path;
  });
  afterAll(async () => {
    await site?.stop();
    drop?.();
  });

  test("carries at most 1.2 times its HTML in data", async () => {
    const html = await (await fetch(site.url + path)).text();
    expect(html.match(/class="p-comment"/g)).toHaveLength(50);
    const data = sum([...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([all]) => bytes(all)));
    const markup = bytes(html) - data;
    expect(data / markup, `${data} bytes of data beside ${markup} of HTML`).toBeLessThanOrEqual(1.2);
  });

  test("is sent packed to who is signed in, as it is to anybody", async () => {
    const entered = await fetch(`${site.url}/login/demo`, {
      method: "POST",
      body: new URLSearchParams({ role: "citizen" }),
      headers: { origin: site.url },
      redirect: "manual",
    });
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const own = await fetch(site.url + path, { headers: { cookie, "accept-encoding": "gzip" } });
    expect(own.headers.get("content-encoding")).toBe("gzip");
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    expect(own.headers.get("vary")).toContain("Accept-Encoding");
    const html = await own.text();
    expect(html).toContain("</html>");
    expect(html).toContain("Laia Ferrer");
    const plain = await fetch(site.url + path, { headers: { cookie, "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBeNull();
  });

  test("its files are sent packed, for a year", async () => {
    const manifest = builtManifest();
    for (const file of [manifest.entry.module, ...(manifest.routes.root?.css ?? [])]) {
      for (const encoding of ["br", "gzip"]) {
        const answer = await fetch(site.url + file, { headers: { "Accept-Encoding": encoding } });
        expect(answer.headers.get("content-encoding"), file).toBe(encoding);
        expect(answer.headers.get("content-type"), file).toMatch(/text\/(javascript|css)/);
        expect(answer.headers.get("cache-control")).toContain("immutable");
        expect(answer.headers.get("vary")).toContain("Accept-Encoding");
        expect(await answer.text()).toBe(textOfBuilt(file.replace("/assets/", "")));
      }
      const plain = await fetch(site.url + file, { headers: { "Accept-Encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
    }
  });

  describeWithBrowser("in a browser", (browser) => {
    test("fetches from its own address alone, and no more JavaScript than it may", async () => {
      const context = await browser().newContext({ baseURL: site.url, locale: "ca" });
      const page = await context.newPage();
      const scripts = new Map<string, number>();
      const fonts = new Set<string>();
      const foreign: string[] = [];
      page.on("request", (request) => {
        if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== site.url)
          foreign.push(request.url());
      });
      page.on("response", async (response) => {
        const kind = response.request().resourceType();
        if (kind === "font") fonts.add(response.url());
        if (kind === "script")
          scripts.set(response.url(), gzipSync(await response.body(), { level: 9 }).length);
      });
      await page.goto(path, { waitUntil: "networkidle" });
      expect([...scripts.keys()].some((url) => /reader-/.test(url))).toBe(true);
      expect(sum([...scripts.values()])).toBeLessThanOrEqual(JAVASCRIPT);
      expect(fonts.size).toBeLessThanOrEqual(1);
      for (const other of ["/", "/ideas", "/pipeline", "/spaces", "/login", "/organisations", "/nowhere"])
        await page.goto(other, { waitUntil: "networkidle" });
      expect(foreign).toEqual([]);
      await context.close();
    });

    test("is alive after being pressed all the while it wakes", async () => {
      const context = await browser().newContext({ baseURL: site.url, locale: "ca" });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      await page.addInitScript(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          document.querySelector("h1")?.click();
          if (performance.now() < 3000) port2.postMessage("again");
        };
        port2.postMessage("again");
      });
      for (const path of ["/", "/ideas", "/login"]) {
        await page.goto(path, { waitUntil: "networkidle" });
        await page.locator("h1").first().waitFor();
      }
      expect(faults).toEqual([]);
      await context.close();
    });
  });
});

function bytes(text: string): number {
  return Buffer.byteLength(text);
}
