import type { Locale } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { isDomainError } from "#app/core/errors.ts";
import { OPERATIONS } from "./api/operations.server.ts";
import { Problem } from "./api/problem.server.ts";
import { limit } from "./limit.server.ts";
import { anonymousContext } from "./request-context.server.ts";
import type { RequestContext, Theme } from "./request-context.ts";
import type { Address } from "./stored-address.ts";

/** Remix itself, given a request and what its loaders may know of it. */
export type RemixPages = (request: Request, context: RequestContext) => Promise<Response>;

export type Asked = { address: Address; locale: Locale; theme: Theme; demo: boolean; order: number | null };
export type AnonymousAnswer = { body: Buffer; type: string; more: Record<string, string> };

const KEPT_HEADERS = ["X-Remix-Response"];
const thread = OPERATIONS.find((operation) => operation.id === "thread");

/**
 * The answer to nobody in particular, made from the address, language, theme and the list's order alone: no header or cookie
 * of whoever asks reaches it. Null for what must not be stored: refusals, redirects, answers with a cookie.
 */
export async function anonymousAnswer(
  ctx: AppContext,
  pages: RemixPages | null,
  asked: Asked,
  ip: string,
): Promise<AnonymousAnswer | null> {
  return asked.address.kind === "catchUp" ? catchUpAnswer(ctx, asked, ip) : pageAnswer(ctx, pages, asked, ip);
}

async function catchUpAnswer(
  ctx: AppContext,
  { address, locale }: Asked,
  ip: string,
): Promise<AnonymousAnswer | null> {
  if (!thread) return null;
  try {
    await limit(ctx, "api", ip);
    const found = await thread.run({
      ctx,
      caller: null,
      locale,
      network: ip,
      params: { number: String(address.idea) },
      query: Object.fromEntries(address.query),
      body: undefined,
      key: undefined,
    });
    return { body: Buffer.from(JSON.stringify(found)), type: "application/json; charset=utf-8", more: {} };
  } catch (error) {
    if (isDomainError(error) || error instanceof Problem) return null;
    throw error;
  }
}

async function pageAnswer(
  ctx: AppContext,
  pages: RemixPages | null,
  { address, locale, theme, demo, order }: Asked,
  ip: string,
): Promise<AnonymousAnswer | null> {
  if (!pages) return null;
  let hasCookie = false;
  const context = anonymousContext(ctx, { locale, theme, demo, order, ip }, () => {
    hasCookie = true;
  });
  const query = address.query.size > 0 ? `?${address.query}` : "";
  const response = await pages(new Request(ctx.config.publicUrl + address.path + query), context);
  if (response.status !== 200 || hasCookie || response.headers.has("Set-Cookie")) {
    await response.body?.cancel();
    return null;
  }
  const more: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) more[name] = value;
  }
  return {
    body: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get("Content-Type") ?? "text/html; charset=utf-8",
    more,
  };
}
