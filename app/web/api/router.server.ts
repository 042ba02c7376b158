import express, { type RequestHandler, type Router } from "express";
import type { AppContext } from "#app/core/context.ts";
import { chooseLocale } from "../locale.server.ts";
import { callerOf } from "./caller.server.ts";
import { openApiDocument } from "./openapi.server.ts";
import type { Operation } from "./operation.server.ts";
import { OPERATIONS } from "./operations.server.ts";
import { Problem, problems, sendProblem } from "./problem.server.ts";

const MAX_BODY_BYTES = 300_000;
const KEY = /^[\x21-\x7e]{1,128}$/;

/** `/api/v1`, before Remix: one handler per call of the table, and the document made from it. */
export function apiRouter(ctx: AppContext): Router {
  const router = express.Router();
  const document = JSON.stringify(openApiDocument(OPERATIONS, ctx.config));
  router.use((_req, res, next) => {
    res.set("Cache-Control", "private, no-store");
    next();
  });
  router.get("/openapi.json", (_req, res) => void res.type("json").send(document));
  for (const [path, operations] of byPath(OPERATIONS)) {
    const route = router.route(path.replace(/\{(\w+)\}/g, ":$1"));
    for (const operation of operations) {
      if (operation.body) route[operation.method](requireJson, express.json({ limit: MAX_BODY_BYTES }));
      route[operation.method](answer(ctx, operation));
    }
    route.all(refuseMethod(operations));
  }
  router.use(() => {
    throw new Problem(404, "There is no such call.");
  });
  router.use(problems(ctx));
  return router;
}

function answer(ctx: AppContext, operation: Operation): RequestHandler {
  return (req, res, next) => {
    const work = async () => {
      const { "accept-language": acceptLanguage, "idempotency-key": header } = req.headers;
      const key = Array.isArray(header) ? header[0] : header;
      res.locals.locale = acceptLanguage
        ? chooseLocale({ query: null, cookie: undefined, viewer: null, acceptLanguage })
        : "en";
      if (key !== undefined && !KEY.test(key)) throw new Problem(422, "That is no usable Idempotency-Key.");
      const result = await operation.run({
        ctx,
        caller: await callerOf(ctx, req),
        locale: res.locals.locale,
        network: req.ip ?? "",
        params: req.params,
        query: req.query,
        body: req.body,
        key: key === undefined ? undefined : `${operation.id}:${key}`,
      });
      if (operation.status === 204) res.status(204).end();
      else res.status(operation.status).json(result);
    };
    work().catch(next);
  };
}

const requireJson: RequestHandler = (req, _res, next) =>
  next(
    req.is(["application/json", "*/json"])
      ? undefined
      : new Problem(415, "The body must be application/json."),
  );

function refuseMethod(operations: Operation[]): RequestHandler {
  const allowed = operations.map((operation) => operation.method.toUpperCase()).join(", ");
  return (_req, res) => {
    res.set("Allow", allowed);
    sendProblem(res, 405, `This address takes ${allowed}.`);
  };
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations)
    paths.set(operation.path, [...(paths.get(operation.path) ?? []), operation]);
  return paths;
}
