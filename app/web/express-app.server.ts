import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import compression from "compression";
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { isLoopback, ownOrigins } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import { workerState } from "#app/core/worker-state.ts";
import { MOST_FORM_BYTES } from "#app/features/uploads/upload.ts";
import { isMigrated } from "#db/migrate.ts";
import { apiRouter } from "./api/router.server.ts";
import { builtAssets } from "./assets.server.ts";
import { contentSecurityPolicy, securityHeaders } from "./headers.server.ts";
import { openRouter } from "./open/open-router.server.ts";
import { isOwnRequest } from "./origin.server.ts";
import type { PageCache } from "./page-cache.server.ts";
import { unreadable } from "./unreadable-request.server.ts";

const MAX_FORM_BYTES = 1_000_000;
/** Forms that bring files. */
const WITH_FILES = /^\/ideas\/[^/]+\/answer$/;

export type ExpressParts = {
  ctx: AppContext;
  /** Folder of the built client, or null (development, API tests). */
  client: string | null;
  /** Pages by Remix; null leaves only the API and health. */
  pages: RequestHandler | null;
  /** Stores anonymous answers; null where nothing is stored, as in development. */
  cache?: PageCache | null;
  /** Runs before everything else, as Vite's middleware in development. */
  before?: RequestHandler;
};

/** Express in front of everything: headers, health, origin, limits of size, API, files, pages. */
export function makeExpress({ ctx, client, pages, cache, before }: ExpressParts): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag"); // A private answer is kept nowhere, so nobody asks whether it has changed.
  app.set("query parser", "simple");
  app.set("trust proxy", trustProxy(ctx.config.trustProxy));
  app.use(identify(ctx));
  app.get("/healthz", (_req, res) => void res.type("text").send("ok"));
  app.get("/readyz", readiness(ctx));
  if (before) app.use(before);
  if (client) app.use(files(client));
  app.use(refuseStrangers(ctx));
  if (cache) app.use(cache.fill);
  app.use(packed());
  app.use("/api/v1", apiRouter(ctx));
  app.use(openRouter(ctx));
  if (pages) app.use(pages);
  app.use(unexpected(ctx));
  return app;
}

/** What is made for one person is packed as it is sent, at a level that costs little: theirs is the phone. Whole pages come packed already. */
function packed(): RequestHandler {
  return compression({ level: 3, threshold: 2048 });
}

function identify(ctx: AppContext): RequestHandler {
  const headers = securityHeaders(ctx.config);
  const fallback = contentSecurityPolicy(ctx.config, []);
  return (req, res, next) => {
    res.locals.requestId = randomUUID();
    res.set(headers);
    if (ctx.config.production || !ctx.kept("development", () => false))
      res.set("Content-Security-Policy", fallback);
    res.set("X-Request-Id", res.locals.requestId);
    keepPrivate(res);
    const odd = unreadable(req);
    if (odd) res.status(odd.status).set(odd.headers).type("text").send(odd.says);
    else next();
  };
}

/** Whatever says nothing else about it is for this one browser and kept nowhere. */
function keepPrivate(res: Response): void {
  const writeHead = res.writeHead.bind(res);
  res.writeHead = ((...args: Parameters<typeof writeHead>) => {
    if (!res.hasHeader("Cache-Control")) res.setHeader("Cache-Control", "private, no-store");
    return writeHead(...args);
  }) as typeof res.writeHead;
}

function readiness(ctx: AppContext): RequestHandler {
  return async (_req, res) => {
    const migrations = await isMigrated(ctx.db).catch(() => null);
    const state = {
      database: migrations !== null,
      migrations: migrations === true,
      worker: workerState(ctx).alive,
    };
    res.status(Object.values(state).every(Boolean) ? 200 : 503).json(state);
  };
}

function files(client: string): RequestHandler {
  const router = express.Router();
  router.use("/assets", builtAssets(join(client, "assets")));
  const top = new Set(
    readdirSync(client, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `/${entry.name}`),
  );
  const serve = express.static(client, { maxAge: "1h", index: false, redirect: false, dotfiles: "ignore" });
  router.use((req, res, next) => (top.has(req.path) ? serve(req, res, next) : next()));
  return router;
}

/** Before everything unsafe: the right host, the right origin, and a body of bearable size. */
function refuseStrangers(ctx: AppContext): RequestHandler {
  const origins = ownOrigins(ctx.config);
  const ownHost = new URL(ctx.config.publicUrl).host;
  return (req, res, next) => {
    const host = req.headers.host ?? "";
    if (ctx.config.production && host !== ownHost && !isLoopback(host.replace(/:\d+$/, ""))) {
      res.status(421).type("text").send("421: this server does not answer for that name.");
    } else if (!isOwnRequest(req, origins)) {
      res
        .status(403)
        .type("text")
        .send("403: this request did not come from this site, so nothing was done.");
    } else if (Number(req.headers["content-length"] ?? 0) > mostBytes(req)) {
      res.status(413).type("text").send("413: that is more than this site takes at once.");
    } else if (req.headers["transfer-encoding"] !== undefined && !req.path.startsWith("/api/")) {
      res.status(411).type("text").send("411: the size of the body is missing.");
    } else next();
  };
}

function mostBytes(req: Request): number {
  return WITH_FILES.test(req.path) && /^multipart\//i.test(req.headers["content-type"] ?? "")
    ? MOST_FORM_BYTES
    : MAX_FORM_BYTES;
}

function unexpected(ctx: AppContext): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (error?.code === "ECONNABORTED") return; // The reader went away in the middle of a file.
    const status = Number(error?.status ?? error?.statusCode);
    const isClient = status >= 400 && status < 500;
    if (!isClient)
      ctx.log.error(
        { err: error, requestId: res.locals.requestId, method: req.method, path: req.path },
        "unexpected",
      );
    if (res.headersSent) return next(error);
    res
      .status(isClient ? status : 500)
      .type("text")
      .send(isClient ? String(status) : `500: something went wrong. Code: ${res.locals.requestId}`);
  };
}

function trustProxy(setting: string | null): string | number | false {
  if (setting === null) return false;
  return /^\d+$/.test(setting) ? Number(setting) : setting;
}
