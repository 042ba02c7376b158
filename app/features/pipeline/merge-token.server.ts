import type { AppContext } from "#app/core/context.ts";
import { readSignedToken, signedToken } from "#app/core/signed-token.server.ts";

const PURPOSE = "merge";

/** Where one supporter answers what becomes of their support, signed so that it is one press from the mail. */
export function mergeUrl(ctx: AppContext, mergeId: string, userId: string): string {
  return `${ctx.config.publicUrl}/merges/${signedToken(ctx, PURPOSE, `${mergeId}:${userId}`)}`;
}

/** Which question to whom, or null when we did not sign it. */
export function readMergeToken(
  ctx: AppContext,
  token: string | undefined,
): { mergeId: string; userId: string } | null {
  const [mergeId, userId] = (readSignedToken(ctx, PURPOSE, token) ?? "").split(":");
  return mergeId && userId ? { mergeId, userId } : null;
}
