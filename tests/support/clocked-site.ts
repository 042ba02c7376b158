import { createServer } from "node:http";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as createAnswerer, type ServerBuild } from "@remix-run/node";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Actor, Locale } from "#app/core/actor.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { PageCache } from "#app/web/page-cache.server.ts";
import { requestContext } from "#app/web/request-context.server.ts";
import { type TestContext, testContext } from "./context.ts";
import { freePort } from "./running-site.ts";

export type ClockedSite = {
  t: TestContext;
  url: string;
  /** A page of somebody, signed in without the doors; of nobody for null. */
  open: (browser: Browser, who: Actor | null, lang?: Locale) => Promise<Page>;
  close: () => Promise<void>;
};

/** The built site with its store of anonymous pages on a clock that moves only when told; its jobs run when told, too. */
export async function clockedSite(): Promise<ClockedSite> {
  // The settings must know the port before the server has it: addresses in mails and origins are made of it.
  const port = await freePort();
  const t = await testContext({ PORT: port });
  const build = (await import(join(process.cwd(), "build/server/index.js"))) as ServerBuild;
  const pages = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: (req, res) => requestContext(t.ctx, true, req, res),
  });
  const cache = new PageCache(t.ctx, { pages: createAnswerer(build, "production"), demo: true });
  const app = makeExpress({ ctx: t.ctx, client: join(process.cwd(), "build/client"), pages, cache });
  const server = createServer((req, res) => {
    if (!cache.answer(req, res)) app(req, res);
  });
  await t.journal.start();
  await new Promise<void>((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  const url = `http://localhost:${port}`;
  const opened: BrowserContext[] = [];
  return {
    t,
    url,
    open: async (browser, who, lang = "en") => {
      const context = await browser.newContext({ baseURL: url, locale: lang });
      opened.push(context);
      context.setDefaultTimeout(30_000);
      await context.addCookies([{ name: "lang", value: lang, url }]);
      if (who) {
        const cookie = await t.ctx.transact({}, (tx) => startSession(t.ctx, tx, who.id, "test"));
        const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
        await context.addCookies([{ name, value, url }]);
      }
      return context.newPage();
    },
    close: async () => {
      for (const context of opened) await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await t.close();
    },
  };
}
