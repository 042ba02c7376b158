import express, { type ErrorRequestHandler, type Router } from "express";
import { z } from "zod";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError, STATUS } from "#app/core/errors.ts";
import { PAGE } from "#app/core/limits.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession } from "#app/features/accounts/session.server.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { limit } from "../limit.server.ts";

const threadQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  epoch: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE.events).default(PAGE.events),
});

/** `/api/v1`, before Remix: one handler per call. */
export function apiRouter(ctx: AppContext): Router {
  const router = express.Router();
  router.use((_req, res, next) => {
    res.set("Cache-Control", "private, no-store");
    next();
  });
  router.get("/ideas/:number/thread", (req, res, next) => {
    const answer = async () => {
      await limit(ctx, "api", req.ip ?? "");
      const query = threadQuery.safeParse(req.query);
      const number = /^\d{1,9}$/.test(req.params.number) ? Number(req.params.number) : null;
      if (!query.success) return void problem(res, 422, translateIn("en")("errors.invalid"));
      const session =
        req.headers.authorization === undefined ? await readSession(ctx, req.headers.cookie) : null;
      const viewer = session
        ? await actorById(ctx.db, session.userId, { sessionId: session.publicId })
        : null;
      const idea = await ideaTarget(ctx.db, viewer, number);
      const caught = await catchUp(ctx.db, idea, query.data);
      if (caught.gone) problem(res, 410, "Gone", { epoch: caught.epoch });
      else res.json(caught.found);
    };
    answer().catch(next);
  });
  router.use((_req, res) => problem(res, 404, translateIn("en")("errors.notFound")));
  router.use(refusals(ctx));
  return router;
}

/** An error as problem details (RFC 9457). */
function problem(
  res: express.Response,
  status: number,
  title: string,
  more: Record<string, unknown> = {},
): void {
  res
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title, status, ...more }));
}

function refusals(ctx: AppContext): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (!isDomainError(error)) return next(error);
    if (error.code === "tooMany") res.set("Retry-After", String(error.params.seconds ?? 60));
    ctx.log.debug({ code: error.code, path: req.path }, "refused");
    problem(res, STATUS[error.code], translateIn("en")(error.key, error.params));
  };
}
