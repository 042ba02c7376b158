import { hash, verify } from "@node-rs/argon2";
import type { AppContext } from "#app/core/context.ts";

/** argon2id, 19 MiB, two passes: the library's defaults, written out so that they stay. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored form of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), COST);
}

/** True when the password is the stored one. Without a stored one it takes as long and is false. */
export async function isPassword(ctx: AppContext, stored: string | null, password: string): Promise<boolean> {
  const decoy = await ctx.kept("password-decoy", () => hashPassword("nobody has this one"));
  const right = await verify(stored ?? decoy, password.normalize("NFC"));
  return right && stored !== null;
}
