import type { Request } from "express";
import type { Viewer } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { readSession } from "#app/features/accounts/session.server.ts";
import { actorByToken } from "#app/features/accounts/token.queries.server.ts";
import { limit } from "../limit.server.ts";
import { Problem } from "./problem.server.ts";

/**
 * Who calls: `Authorization` is judged alone; without it a session of ours, or nobody. Counts against
 * the network's limit. Throws 401 for an `Authorization` that names nobody.
 */
export async function callerOf(ctx: AppContext, req: Request): Promise<Viewer> {
  await limit(ctx, "api", req.ip ?? "");
  const { authorization, cookie } = req.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    const caller = bearer ? await actorByToken(ctx, bearer) : null;
    if (!caller) throw new Problem(401, "The token is not known.");
    return caller;
  }
  const session = await readSession(ctx, cookie);
  return session ? actorById(ctx.db, session.userId, { sessionId: session.publicId }) : null;
}
