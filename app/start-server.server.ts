import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { createRequestHandler } from "@remix-run/express";
import { createRequestHandler as createAnswerer, type ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { migrate, NewerSchemaError } from "#db/migrate.ts";
import { openDatabase } from "#db/open.ts";
import { checkpoint } from "#db/portable.ts";
import { loadDemo } from "#db/seed/demo.server.ts";
import { type Config, isLoopback, productionRefusals } from "./config.server.ts";
import type { AppContext } from "./core/context.ts";
import { makeContext } from "./core/make-context.server.ts";
import { makePushKeys } from "./core/push-keys.server.ts";
import { isDemo, isEmpty, markDemo } from "./core/settings.server.ts";
import { workerState } from "./core/worker-state.ts";
import { noteVisit } from "./features/channels/count-channels.server.ts";
import { JOBS } from "./jobs/list.server.ts";
import { smtpMailer } from "./jobs/smtp-mailer.server.ts";
import { makeWorker } from "./jobs/worker.server.ts";
import { attachLive } from "./live/gateway.server.ts";
import type { RemixPages } from "./web/anonymous-answer.server.ts";
import { makeExpress } from "./web/express-app.server.ts";
import { handlersByRoute } from "./web/handlers-by-route.server.ts";
import { PageCache } from "./web/page-cache.server.ts";
import { requestContext } from "./web/request-context.server.ts";

/** What a request in hand may still take when the server ends. */
const FINISH_MS = 8000;

/** What keeps the server from starting, in a sentence that says what to do. */
export class StartError extends Error {}

export type RunningServer = {
  url: string;
  ctx: AppContext;
  cache: PageCache | null;
  close: () => Promise<void>;
};

/** Opens and migrates the database, loads demo content on the first `npm start`, and serves pages, API, sockets and jobs on one port. */
export async function startServer({
  config,
  log,
  development,
}: {
  config: Config;
  log: Logger;
  development: boolean;
}): Promise<RunningServer> {
  const database = await openDatabase(config.databaseUrl);
  await migrate(database.writer, database.engine, () => new Date()).catch((error) => {
    throw error instanceof NewerSchemaError
      ? new StartError(`${error.message} Start the newer Planter, or restore an older copy.`)
      : error;
  });
  const { ctx, journal } = makeContext({ database, config, mailer: smtpMailer(config), log });
  ctx.kept("development", () => development);
  const demo = await prepareDemo(ctx).catch(async (error) => {
    await database.close();
    throw error;
  });
  await makePushKeys(ctx);

  const { pages, client, before, answerer } = development
    ? await developmentPages(ctx, demo)
    : await builtPages(ctx, demo);
  const cache = answerer ? new PageCache(ctx, { pages: answerer, demo }) : null;
  const app = makeExpress({ ctx, client, pages, cache, ...(before ? { before } : {}) });
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, (req, res) => {
    noteVisit(ctx, req);
    if (!cache?.answer(req, res)) app(req, res);
  });
  const open = openConnections(server);
  const live = await attachLive(ctx, server, journal);
  const worker = makeWorker(ctx, JOBS);
  journal.onEntries(() => {
    for (const job of JOBS) if (job.onJournal) worker.nudge(job.name);
  });
  await journal.start();
  const unlisten = await database.listen(
    () => void journal.wake(),
    (error) => log.error({ err: error }, "listen"),
  );
  await listen(server, config);
  if (config.production && config.smtpUrl === null)
    log.warn("SMTP_URL is not set: mail waits in the outbox, sign-in codes too");
  worker.start();
  const url = config.publicUrl.replace(/:0$/, `:${(server.address() as AddressInfo).port}`);
  announce(config, url, demo);
  return {
    url,
    ctx,
    cache,
    close: async () => {
      workerState(ctx).alive = false; // Not ready any more: whoever balances load looks elsewhere.
      await Promise.all([live.close(), finishRequests(server, open)]);
      await worker.stop();
      journal.stop();
      await unlisten();
      await checkpoint(database.writer, database.engine).catch((error) =>
        log.warn({ err: error }, "checkpoint"),
      );
      await database.close();
    },
  };
}

/** Takes no new connections, and gives requests in hand a few seconds; sockets that were told to close and never answer, too. */
async function finishRequests(server: Server, open: Set<Socket>): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const enough = setTimeout(() => {
    for (const connection of open) connection.destroy();
  }, FINISH_MS);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  clearInterval(idle);
  clearTimeout(enough);
}

/** The connections of a server as they come and go, also those that became sockets, which HTTP itself forgets. */
function openConnections(server: Server): Set<Socket> {
  const open = new Set<Socket>();
  server.on("connection", (connection: Socket) => {
    open.add(connection);
    connection.once("close", () => open.delete(connection));
  });
  return open;
}

/** Loads the demo on the first start of `npm start`, or refuses where it, or something else, may not be served. True when it is there. */
async function prepareDemo(ctx: AppContext): Promise<boolean> {
  const isFirst = ctx.config.starter && ctx.config.demo && (await isEmpty(ctx.db));
  const demo = isFirst || (await isDemo(ctx.db));
  refuse(ctx.config, demo);
  if (isFirst) {
    await markDemo(ctx);
    await loadDemo(ctx);
  }
  return demo;
}

function refuse(config: Config, demo: boolean): void {
  if (config.starter && demo && !isLoopback(config.host)) {
    throw new StartError(
      "This database has demo accounts, which anybody could use: leave HOST on 127.0.0.1, or start with PLANTER_DEMO=0 and another DATABASE_URL.",
    );
  }
  if (!config.production) return;
  const refusals = productionRefusals(config);
  if (demo) refusals.push("This database has demo accounts: set DATABASE_URL to another one.");
  if (refusals.length > 0)
    throw new StartError(
      `Planter does not serve like this:\n${refusals.map((line) => `  ${line}`).join("\n")}`,
    );
}

type Pages = {
  pages: RequestHandler;
  client: string | null;
  before?: RequestHandler;
  /** Remix without Express, for answers to nobody in particular. */
  answerer?: RemixPages;
};

async function builtPages(ctx: AppContext, demo: boolean): Promise<Pages> {
  const build = (await import(join(process.cwd(), "build/server/index.js"))) as ServerBuild;
  const handlerFor = handlersByRoute(build, (part) =>
    createRequestHandler({
      build: part,
      mode: "production",
      getLoadContext: (req, res) => requestContext(ctx, demo, req, res),
    }),
  );
  const answererFor = handlersByRoute(build, (part) => createAnswerer(part, "production"));
  return {
    pages: (req, res, next) => void handlerFor(req.path)(req, res, next),
    client: join(process.cwd(), "build/client"),
    answerer: (request, context) => answererFor(new URL(request.url).pathname)(request, context),
  };
}

async function developmentPages(ctx: AppContext, demo: boolean): Promise<Pages> {
  const { createServer: createVite } = await import("vite");
  const vite = await createVite({ server: { middlewareMode: true } });
  const handler = createRequestHandler({
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    mode: "development",
    getLoadContext: (req, res) => requestContext(ctx, demo, req, res),
  });
  return { pages: handler, client: null, before: vite.middlewares };
}

function listen(server: ReturnType<typeof createServer>, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new StartError(`Port ${config.port} is in use: stop what uses it, or set PORT to another one.`)
          : error,
      );
    });
    server.listen(config.port, config.host, resolve);
  });
}

function announce(config: Config, url: string, demo: boolean): void {
  if (!config.starter) return;
  const accounts = ["citizen", "ngo", "moderator", "organiser", "admin"].map(
    (who) => `  ${who}@demo.planter.example`,
  );
  process.stdout.write(
    `\nPlanter: ${url}\n${demo ? `Demo accounts (one-click sign-in on ${url}/login):\n${accounts.join("\n")}\n` : ""}`,
  );
}
