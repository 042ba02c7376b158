import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { badge } from "#app/features/open-data/badge.server.ts";
import { catalogue } from "#app/features/open-data/catalogue.server.ts";
import { ideaFeed, siteFeed, spaceFeed } from "#app/features/open-data/feeds.server.ts";
import { limit } from "../limit.server.ts";
import { chooseLocale } from "../locale.server.ts";
import { sendCard } from "./card/card.server.ts";
import { sendEmbed, sendOEmbed } from "./embeds.server.ts";
import { sendOpenFile } from "./files.server.ts";
import { manifest } from "./manifest.server.ts";
import { type OpenDocument, sendDocument } from "./send-document.server.ts";
import { sendReport, sendStatements } from "./transparency.server.ts";

type Answer = (req: Request, res: Response, locale: Locale) => Promise<void>;
type Make = (req: Request, locale: Locale) => Promise<OpenDocument>;

const XML = "application/atom+xml; charset=utf-8";
/** A picture that is opened by itself does nothing either. */
const STILL = { "Content-Security-Policy": "default-src 'none'; sandbox" };

/**
 * What everybody may take along, before Remix: made for nobody in particular, whoever asks. Cookies and
 * tokens are not read; what is not public is not there, and goes on to the site's own page for that.
 */
export function openRouter(ctx: AppContext): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const get = (path: string, answer: Answer) => router.get(path, answered(ctx, answer));
  const give = (path: string, make: Make) =>
    get(path, async (req, res, locale) => sendDocument(req, res, await make(req, locale)));
  const number = (req: Request) => ideaNumber(req.params.number);

  give("/feed.xml", async (_req, locale) => ({ type: XML, body: await siteFeed(ctx, locale) }));
  give("/spaces/:slug/feed.xml", async (req, locale) => ({
    type: XML,
    body: await spaceFeed(ctx, locale, req.params.slug ?? ""),
  }));
  give("/ideas/:number/feed.xml", async (req, locale) => ({
    type: XML,
    body: await ideaFeed(ctx, locale, number(req)),
  }));
  give("/ideas/:number/badge.svg", async (req, locale) => ({
    type: "image/svg+xml; charset=utf-8",
    body: await badge(ctx, locale, number(req)),
    headers: STILL,
  }));
  give("/manifest.webmanifest", async (_req, locale) => ({
    type: "application/manifest+json; charset=utf-8",
    body: await manifest(ctx, locale),
  }));
  give("/catalog.jsonld", async () => ({
    type: "application/ld+json; charset=utf-8",
    body: JSON.stringify(await catalogue(ctx)),
  }));
  get("/ideas/:number/card.png", (req, res, locale) => sendCard(ctx, req, res, locale));
  get("/embed/:number", (req, res, locale) => sendEmbed(ctx, req, res, locale));
  get("/oembed", (req, res, locale) => sendOEmbed(ctx, req, res, locale));
  get("/open-data/:space/:file", (req, res) => sendOpenFile(ctx, req, res));
  get("/transparency.csv", (req, res) => sendReport(ctx, req, res));
  get("/transparency/statements.json", (req, res) => sendStatements(ctx, req, res));
  return router;
}

function answered(ctx: AppContext, answer: Answer): RequestHandler {
  return (req, res, next) => {
    const work = async () => {
      await limit(ctx, "page", req.ip ?? "");
      await answer(
        req,
        res,
        chooseLocale({
          query: req.query.lang,
          cookie: undefined,
          viewer: null,
          acceptLanguage: req.headers["accept-language"],
        }),
      );
    };
    work().catch((error) => {
      if (!isDomainError(error) || res.headersSent) return next(error);
      if (error.code === "notFound") return next();
      const status = error.code === "tooMany" ? 429 : error.code === "busy" ? 503 : 422;
      const seconds = String(error.params.seconds ?? 5);
      res.status(status).set({ "Retry-After": seconds, "Cache-Control": "no-store" }).removeHeader("ETag");
      res.type("text").send(`${status}: not now, try again in ${seconds} seconds.`);
    });
  };
}
