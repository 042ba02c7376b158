import express, { type Router } from "express";
import type { AppContext } from "#app/core/context.ts";

/** `/api/v1`, before Remix: one handler per call. */
export function apiRouter(_ctx: AppContext): Router {
  const router = express.Router();
  router.use(
    (_req, res) =>
      void res
        .status(404)
        .type("application/problem+json")
        .json({ type: "about:blank", title: "Not Found", status: 404 }),
  );
  return router;
}
