import type { Request } from "express";

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

type Unreadable = { status: 400 | 405; says: string; headers: Record<string, string> };

/**
 * What nothing here could answer: a method of other protocols, what is no path of this site, a host that is none. Said before
 * anybody makes an address of it. Null for all else.
 */
export function unreadable(req: Request): Unreadable | null {
  if (!METHODS.includes(req.method))
    return {
      status: 405,
      says: "405: nothing here knows that method.",
      headers: { Allow: METHODS.join(", ") },
    };
  if (!isPath(req.originalUrl))
    return { status: 400, says: "400: the address is not readable.", headers: {} };
  const named = [req.headers.host, req.headers["x-forwarded-host"]];
  const hosts = named.flat().flatMap((names) => names?.split(",") ?? []);
  if (hosts.every((host) => URL.canParse(`http://${host.trim()}`))) return null;
  return { status: 400, says: "400: the name of the host is not readable.", headers: {} };
}

function isPath(address: string): boolean {
  if (!address.startsWith("/") || /%00/.test(address)) return false;
  try {
    decodeURIComponent(address.split("?")[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
