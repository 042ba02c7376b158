import express, { type ErrorRequestHandler, type RequestHandler, type Router } from "express";
import { z } from "zod";
import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError, STATUS } from "#app/core/errors.ts";
import { PAGE } from "#app/core/limits.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession } from "#app/features/accounts/session.server.ts";
import { actorByToken } from "#app/features/accounts/token.queries.server.ts";
import { catchUp } from "#app/features/comments/catch-up.queries.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaNumber } from "#app/features/ideas/idea.ts";
import { castVote, withdrawVote } from "#app/features/votes/cast-vote.server.ts";
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
  router.use((req, res, next) => {
    callerOf(ctx, req)
      .then((caller) => {
        if (caller === "unknown") return problem(res, 401, "The token is not known.");
        res.locals.caller = caller;
        next();
      })
      .catch(next);
  });
  router.get("/me", (_req, res) => {
    const caller = res.locals.caller as Viewer;
    if (caller) res.json({ id: caller.id, name: caller.name, locale: caller.locale, scopes: caller.scopes });
    else problem(res, 401, "Nobody is signed in.");
  });
  router.get("/ideas/:number/thread", (req, res, next) => {
    const answer = async () => {
      const query = threadQuery.safeParse(req.query);
      if (!query.success) return problem(res, 422, translateIn("en")("errors.invalid"));
      const idea = await ideaTarget(ctx.db, res.locals.caller as Viewer, ideaNumber(req.params.number));
      const caught = await catchUp(ctx.db, idea, query.data);
      if (caught.gone) problem(res, 410, "Gone", { epoch: caught.epoch });
      else res.json(caught.found);
    };
    answer().catch(next);
  });
  const vote =
    (act: typeof castVote): RequestHandler =>
    (req, res, next) => {
      const answer = async () => {
        const caller = res.locals.caller as Viewer;
        if (!caller) return problem(res, 401, "Nobody is signed in.");
        await limit(ctx, "vote", caller.id);
        res.json(await act(ctx, caller, { number: ideaNumber(String(req.params.number)) }));
      };
      answer().catch(next);
    };
  router.put("/ideas/:number/vote", vote(castVote));
  router.delete("/ideas/:number/vote", vote(withdrawVote));
  router.use((_req, res) => problem(res, 404, translateIn("en")("errors.notFound")));
  router.use(refusals(ctx));
  return router;
}

/** Who calls: `Authorization` is judged alone; without it a session of ours, or nobody. Counts against the network's limit. */
async function callerOf(ctx: AppContext, req: express.Request): Promise<Viewer | "unknown"> {
  await limit(ctx, "api", req.ip ?? "");
  const { authorization, cookie } = req.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    return (bearer ? await actorByToken(ctx, bearer) : null) ?? "unknown";
  }
  const session = await readSession(ctx, cookie);
  return session ? actorById(ctx.db, session.userId, { sessionId: session.publicId }) : null;
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
