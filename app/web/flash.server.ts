import type { MessageKey } from "#app/i18n/message-key.ts";
import { cookie, cookieName, forgetCookie } from "./cookies.server.ts";
import type { RequestContext } from "./request-context.ts";

/** Shows a message once on the next page. */
export function flash(context: RequestContext, key: MessageKey): void {
  context.setCookie(cookie(context.app, "flash", key, { maxAge: 120 }));
}

/** The message left by the request before, forgotten as it is read. */
export function readFlash(context: RequestContext): MessageKey | null {
  const key = context.cookies[cookieName(context.app, "flash")];
  if (!key) return null;
  context.setCookie(forgetCookie(context.app, "flash"));
  return /^[a-z]+(\.[A-Za-z]+)+$/.test(key) ? (key as MessageKey) : null;
}

/** Headers of a redirect within one's way: the message left before is for the page it leads to. */
export function keptFlash(context: RequestContext): Record<string, string> {
  const key = context.cookies[cookieName(context.app, "flash")];
  return key ? { "Set-Cookie": cookie(context.app, "flash", key, { maxAge: 120 }) } : {};
}
