import type { AppContext } from "#app/core/context.ts";

export type CookieOptions = { maxAge?: number; httpOnly?: boolean };

/** A Set-Cookie header: Lax, whole site, Secure and `__Host-` where the site is served by HTTPS. */
export function cookie(ctx: AppContext, name: string, value: string, options: CookieOptions = {}): string {
  const secure = ctx.config.publicUrl.startsWith("https:");
  const parts = [`${cookieName(ctx, name)}=${encodeURIComponent(value)}`, "Path=/", "SameSite=Lax"];
  if (options.httpOnly !== false) parts.push("HttpOnly");
  if (secure) parts.push("Secure");
  if (options.maxAge !== undefined) parts.push(`Max-Age=${options.maxAge}`);
  return parts.join("; ");
}

/** The header that forgets a cookie. */
export function forgetCookie(ctx: AppContext, name: string): string {
  return cookie(ctx, name, "", { maxAge: 0 });
}

/** The name as sent: prefixed with `__Host-` under HTTPS. */
export function cookieName(ctx: AppContext, name: string): string {
  return ctx.config.publicUrl.startsWith("https:") ? `__Host-${name}` : name;
}

/** Parses a Cookie header; the first of two equal names wins, undecodable values are left out. */
export function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    if (name in cookies) continue;
    try {
      cookies[name] = decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      // An undecodable cookie is as good as none.
    }
  }
  return cookies;
}
