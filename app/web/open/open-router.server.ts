import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { catalogue } from "#app/features/open-data/catalogue.server.ts";
import { ideaFeed, siteFeed, spaceFeed } from "#app/features/open-data/feeds.server.ts";
import { limit } from "../limit.server.ts";
import { chooseLocale } from "../locale.server.ts";
import { sendOpenFile } from "./files.server.ts";
import { sendDocument } from "./send-document.server.ts";

type Answer = (req: Request, res: Response, locale: Locale) => Promise<void>;

/**
 * What everybody may take along, before Remix: made for nobody in particular, whoever asks. Cookies and
 * tokens are not read; what is not public is not there, and goes on to the site's own page for that.
 */
export function openRouter(ctx: AppContext): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  const get = (path: string, answer: Answer) => router.get(path, answered(ctx, answer));
  const feed = (make: (req: Request, locale: Locale) => Promise<string>): Answer => {
    return async (req, res, locale) =>
      sendDocument(req, res, {
        body: await make(req, locale),
        type: "application/atom+xml; charset=utf-8",
      });
  };
  get(
    "/feed.xml",
    feed((_req, locale) => siteFeed(ctx, locale)),
  );
  get(
    "/spaces/:slug/feed.xml",
    feed((req, locale) => spaceFeed(ctx, locale, req.params.slug ?? "")),
  );
  get(
    "/ideas/:number/feed.xml",
    feed((req, locale) => ideaFeed(ctx, locale, ideaNumber(req.params.number))),
  );
  get("/open-data/:space/:file", (req, res) => sendOpenFile(ctx, req, res));
  get("/catalog.jsonld", async (req, res) =>
    sendDocument(req, res, {
      body: JSON.stringify(await catalogue(ctx)),
      type: "application/ld+json; charset=utf-8",
    }),
  );
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
      if (!isDomainError(error) || res.headersSent) next(error);
      else if (error.code === "notFound") next();
      else if (error.code === "tooMany")
        res
          .status(429)
          .set("Retry-After", String(error.params.seconds ?? 60))
          .type("text")
          .send("429: too many requests, try again later.");
      else res.status(422).type("text").send("422");
    });
  };
}
