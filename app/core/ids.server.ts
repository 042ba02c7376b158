import { randomBytes } from "node:crypto";
import { v7 } from "uuid";

/** A time-ordered id, made in the app so that both engines hold the same. */
export function newId(): string {
  return v7();
}

/** A secret of 160 random bits, safe in addresses and cookies. */
export function newSecret(): string {
  return randomBytes(20).toString("base64url");
}
