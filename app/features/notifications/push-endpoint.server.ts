import { isIP } from "node:net";
import type { Config } from "#app/config.server.ts";
import { isPublicAddress } from "#app/core/public-address.server.ts";

/**
 * True for an address of a push service that this server may call: a client gave it, so HTTPS at its usual port, by a
 * name, or an address that is public. Where names lead is looked at when they are called.
 */
export function mayCall(config: Pick<Config, "pushToPrivate">, endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (username !== "" || password !== "") return false;
  if (config.pushToPrivate) return protocol === "https:" || protocol === "http:";
  if (protocol !== "https:" || port !== "") return false;
  const host = hostname.replace(/^\[|\]$/g, "");
  return isIP(host) ? isPublicAddress(host) : /[^.]\.[^.]/.test(host);
}
