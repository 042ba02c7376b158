import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeWithBrowser } from "../support/browser.ts";
import { demoSite } from "../support/demo-site.ts";
import { type Browser, pushService } from "../support/push-service.ts";
import { visit } from "../support/visitor.ts";

const site = demoSite({ PUSH_TO_PRIVATE: "1" });
let service: Awaited<ReturnType<typeof pushService>>;
beforeAll(async () => {
  service = await pushService();
});
afterAll(() => service?.close());

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const turnOn = (page: Page) => page.getByRole("button", { name: "Turn on alerts on this device" });

/** What a person answers when the browser asks; a browser without a window asks nobody and answers no. */
async function answering(page: Page, permission: NotificationPermission, answer: NotificationPermission) {
  await page.addInitScript(
    ([before, after]) => {
      let now = before;
      const asked = { count: 0 };
      Object.assign(window, { asked });
      Object.defineProperty(Notification, "permission", { get: () => now });
      Notification.requestPermission = async () => {
        asked.count += 1;
        now = after;
        return after;
      };
    },
    [permission, answer] as const,
  );
}

/** The push service of the browser's maker, which is not to be had here, is the test's own. */
async function served(page: Page, browser: Browser) {
  await page.addInitScript((keys) => {
    const { endpoint, p256dh, auth } = keys;
    let made = sessionStorage.getItem("made") !== null;
    const subscription = {
      toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
      unsubscribe: async () => true,
    };
    Object.assign(PushManager.prototype, {
      getSubscription: async () => (made ? subscription : null),
      subscribe: async (options: PushSubscriptionOptionsInit) => {
        made = true;
        sessionStorage.setItem("made", JSON.stringify(options));
        return subscription;
      },
    });
  }, browser);
}

describeWithBrowser("alerts on a moderator's device", (browser) => {
  test("without JavaScript: what it needs is said; devices are listed, tried and removed", async () => {
    const options = { lang: "en", javaScriptEnabled: false };
    const { context, page } = await visit(browser(), site.url, "moderator", options);
    await page.goto("/settings");
    await page.getByRole("link", { name: "Alerts on your device" }).click();
    await heading(page).getByText("Alerts on this device").waitFor();
    await page.getByText("Turning them on needs JavaScript.").waitFor();
    expect(await turnOn(page).count()).toBe(0);
    await page.getByText("No device gets alerts.").waitFor();

    const phone = service.browser();
    const post = (form: Record<string, string>) =>
      context.request.post("/moderation/push", { form, headers: { origin: site.url } });
    const wrong = await post({ ...phone, p256dh: "nonsense" });
    expect(wrong.status()).toBe(422);
    expect(await wrong.text()).toContain("is not the address of a push service");
    expect((await post(phone)).status()).toBe(200);
    await page.reload();
    const device = page.locator(".p-list__row");
    await device.getByText("This device").waitFor();
    await device.getByText("It has had none yet.").waitFor();
    await device.getByRole("button", { name: "Send a test" }).click();
    await page.getByText("The test is on its way.").waitFor();
    await expect.poll(() => service.of(phone).length, { timeout: 20_000 }).toBe(1);
    expect(service.of(phone)[0]?.message).toEqual({
      title: "Prova d'avís",
      body: "Aquest dispositiu rep els avisos de la cua.",
      url: "/moderation",
      tag: "test",
    });
    await page.reload();
    await device.getByText("Last alert delivered on").waitFor();
    await device.getByRole("button", { name: "Remove" }).click();
    await page.getByText("That device gets no more alerts.").waitFor();
    await page.getByText("No device gets alerts.").waitFor();
    await context.close();
  });

  test("a citizen has no such page, nor a way to it", async () => {
    const { context, page } = await visit(browser(), site.url, "citizen", { lang: "en" });
    await page.goto("/settings");
    expect(await page.getByText("Alerts on your device").count()).toBe(0);
    expect((await page.goto("/moderation/push"))?.status()).toBe(403);
    await context.close();
  });

  test("each state is said: this browser cannot, it blocks, the person says no, its service does not answer", async () => {
    const said = async (prepare: (page: Page) => Promise<unknown>, press: boolean, text: string) => {
      const { context, page } = await visit(browser(), site.url, "moderator", { lang: "en" });
      await prepare(page);
      await page.goto("/moderation/push");
      if (press) {
        await page.getByText("Off, on this device.").waitFor();
        expect(await page.evaluate("asked.count")).toBe(0);
        await turnOn(page).click();
      }
      await page.getByText(text).waitFor();
      expect(await turnOn(page).count()).toBe(/did not/.test(text) ? 1 : 0);
      await page.getByText("No device gets alerts.").waitFor();
      await context.close();
    };
    const without = (page: Page) => page.addInitScript("delete window.PushManager");
    await said(without, false, "This browser cannot receive alerts.");
    await said((page) => answering(page, "denied", "denied"), false, "Your browser blocks notifications");
    await said((page) => answering(page, "default", "denied"), true, "Your browser blocks notifications");
    await said((page) => answering(page, "default", "default"), true, "You did not allow notifications");
    // The browser's own: without a window it has no push service.
    await said((page) => answering(page, "default", "granted"), true, "push service did not answer");
  });

  test("a press asks, and turns it on; after signing out it is off, for the next person too", async () => {
    const { context, page } = await visit(browser(), site.url, "moderator", { lang: "en" });
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (line) => {
      if (/Content Security Policy/.test(line.text())) faults.push(line.text());
    });
    const laptop = service.browser();
    await answering(page, "default", "granted");
    await served(page, laptop);
    await page.goto("/moderation/push");
    await turnOn(page).click();
    await page.getByText("This device gets alerts now.").waitFor();
    await page.getByText("This device", { exact: true }).waitFor();
    const options = JSON.parse(await page.evaluate(() => sessionStorage.getItem("made") ?? ""));
    expect(options).toMatchObject({ userVisibleOnly: true });
    expect(options.applicationServerKey).toMatch(/^B[\w-]{86}$/);
    const scopes = () =>
      page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname),
      );
    expect(await scopes()).toEqual(["/moderation/push"]);
    const worker = await context.request.get("/push-worker.js");
    expect(worker.headers()["content-type"]).toMatch(/javascript/);
    expect((await worker.body()).length).toBeLessThan(2000);
    await page.getByRole("button", { name: "Send a test" }).click();
    await expect.poll(() => service.of(laptop).length, { timeout: 20_000 }).toBe(1);

    await context.request.post("/logout", { headers: { origin: site.url } });
    await page.goto("/login");
    await page.locator('button[name="role"][value="moderator"]').click();
    await page.waitForURL((address) => address.pathname === "/");
    await page.goto("/moderation/push");
    await page.getByText("Off, on this device.").waitFor();
    await page.getByText("No device gets alerts.").waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test("the browser takes the manifest of every page and its icons as those of an application", async () => {
    for (const lang of ["ca", "es", "en"] as const) {
      const { context, page } = await visit(browser(), site.url, "anonymous", { lang });
      const faults: string[] = [];
      page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
      await page.goto("/rules");
      const devtools = await context.newCDPSession(page);
      const { url, errors, data = "" } = await devtools.send("Page.getAppManifest");
      expect(new URL(url).pathname + new URL(url).search).toBe(`/manifest.webmanifest?lang=${lang}`);
      expect(errors).toEqual([]);
      expect(JSON.parse(data)).toMatchObject({ lang, display: "standalone" });
      expect((await devtools.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
      const colours = await page.locator('meta[name="theme-color"]').evaluateAll((all) => all.length);
      expect(colours).toBe(2);
      const icons = JSON.parse(data).icons.map(({ src }: { src: string }) => src);
      for (const icon of [...icons, "/apple-touch-icon.png"]) {
        const answer = await context.request.get(icon);
        expect(answer.headers()["content-type"], icon).toMatch(/^image\/(png|svg\+xml)/);
        expect(answer.headers()["cache-control"], icon).toBe("public, max-age=3600");
      }
      expect(faults).toEqual([]);
      await context.close();
    }
  });

  test("the worker shows what it is sent, and brings to the desk that is open or opens one", async () => {
    const { context, page } = await visit(browser(), site.url, "moderator", { lang: "en" });
    await page.goto("/moderation/push");
    await page.evaluate(async () => {
      await navigator.serviceWorker.register("/push-worker.js", { scope: "/moderation/push" });
      await navigator.serviceWorker.ready;
    });
    const [worker] = context.serviceWorkers();
    const sent = { title: "2 texts", body: "Mercat", url: "/moderation?space=mercat", tag: "duty" };
    const shown = await worker?.evaluate(async (message) => {
      const all: unknown[] = [];
      // Without a window there is no place for notifications: what the browser is asked to show is looked at.
      const scope = self as unknown as { registration: object };
      Object.assign(scope.registration, {
        showNotification: async (...asked: unknown[]) => void all.push(asked),
      });
      const make = Reflect.get(self, "PushEvent") as new (type: string, init: object) => Event;
      const event = new make("push", { data: JSON.stringify(message) });
      const work: unknown[] = [];
      self.dispatchEvent(Object.assign(event, { waitUntil: (one: unknown) => work.push(one) }));
      await Promise.all(work);
      return all;
    }, sent);
    expect(shown).toEqual([
      ["2 texts", { body: "Mercat", tag: "duty", renotify: true, data: { url: sent.url } }],
    ]);
    const pressed = () =>
      worker?.evaluate(async (url) => {
        const did: string[] = [];
        const scope = self as unknown as { clients: { openWindow: unknown } };
        scope.clients.openWindow = async (address: string) =>
          void did.push(`opened ${new URL(address).search}`);
        const kind = Reflect.get(self, "WindowClient") as { prototype: { focus: unknown; url: string } };
        kind.prototype.focus = async function (this: { url: string }) {
          did.push(`focused ${new URL(this.url).pathname}`);
        };
        const make = Reflect.get(self, "ExtendableEvent") as new (type: string) => Event;
        const notification = { close: () => did.push("closed"), data: { url } };
        const work: unknown[] = [];
        const waitUntil = (one: unknown) => work.push(one);
        self.dispatchEvent(Object.assign(new make("notificationclick"), { notification, waitUntil }));
        await Promise.all(work);
        return did;
      }, sent.url);
    expect(await pressed()).toEqual(["closed", "opened ?space=mercat"]);
    const desk = await context.newPage();
    await desk.goto("/moderation?space=another");
    expect(await pressed()).toEqual(["closed", "opened ?space=mercat"]);
    await desk.goto("/moderation");
    expect(await pressed()).toEqual(["closed", "focused /moderation"]);
    await context.close();
  });
});
