/** Whether a person's contributions to a space may be public before a moderator has read them. */
export type TrustState = "trusted" | "taken";

/** What trust came from, or went by. */
export const TRUST_CAUSES = ["approval", "history", "hand", "restriction", "appeal"] as const;
export type TrustCause = (typeof TRUST_CAUSES)[number];

/** True for a contribution of the sample: the same answer at each of its versions, and no pattern to steer by. */
export function isSampled(contributionId: string, percent: number): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < contributionId.length; at++)
    hash = Math.imul(hash ^ contributionId.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash ^= hash >>> 15;
  return (hash >>> 0) % 100 < percent;
}
