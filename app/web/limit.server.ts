import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { AppContext } from "#app/core/context.ts";
import { DomainError } from "#app/core/errors.ts";
import { networkOf } from "./network.server.ts";

/** Limits by name: how many in how many seconds. Multiplied by RATE_LIMITS. */
export const RATES = {
  signInCodeByAddress: { points: 5, seconds: 3600 },
  signInCodeByNetwork: { points: 30, seconds: 900 },
  codeTry: { points: 30, seconds: 900 },
  passwordByAccount: { points: 5, seconds: 900 },
  /** From everywhere together; whoever owns the address still goes in by a code. */
  passwordByAddress: { points: 50, seconds: 3600 },
  draft: { points: 600, seconds: 3600 },
  idea: { points: 10, seconds: 3600 },
  /** A text of one's own, new or edited. */
  comment: { points: 12, seconds: 60 },
  commentHour: { points: 90, seconds: 3600 },
  vote: { points: 60, seconds: 60 },
  report: { points: 10, seconds: 3600 },
  reportByAddress: { points: 5, seconds: 3600 },
  organisation: { points: 5, seconds: 86_400 },
  appeal: { points: 10, seconds: 3600 },
  search: { points: 120, seconds: 60 },
  upload: { points: 20, seconds: 3600 },
  push: { points: 30, seconds: 3600 },
  export: { points: 6, seconds: 86_400 },
  preview: { points: 60, seconds: 60 },
  api: { points: 600, seconds: 60 },
  openData: { points: 300, seconds: 600 },
  page: { points: 1200, seconds: 60 },
  intent: { points: 30, seconds: 3600 },
} as const;

export type RateName = keyof typeof RATES;

/** Counts one use for a key (a person, an address, a network of which IPv6 counts by its /64). Throws `tooMany` with the seconds to wait. */
export async function limit(ctx: AppContext, name: RateName, key: string): Promise<void> {
  const factor = ctx.config.rateLimits;
  if (factor === 0) return;
  const rate = RATES[name];
  const limiter = ctx.kept(
    `limit:${name}`,
    () =>
      new RateLimiterMemory({
        points: Math.max(1, Math.round(rate.points * factor)),
        duration: rate.seconds,
      }),
  );
  try {
    await limiter.consume(networkOf(key));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new DomainError("tooMany", "errors.tooMany", {
      params: { seconds: Math.ceil(refusal.msBeforeNext / 1000) },
    });
  }
}
