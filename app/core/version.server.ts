import { createHash } from "node:crypto";
import { DomainError } from "./errors.ts";

/** An opaque word for what something says now. */
export function versionOf(part: unknown): string {
  return createHash("sha256").update(JSON.stringify(part)).digest("base64url").slice(0, 22);
}

/** Throws `conflict` when somebody saved the part after the form was drawn. */
export function requireVersion(part: unknown, version: string): void {
  if (versionOf(part) !== version)
    throw new DomainError("conflict", "admin.changedMeanwhile", { field: "version" });
}
