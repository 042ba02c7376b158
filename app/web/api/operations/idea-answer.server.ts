import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { ideaPath } from "#app/features/ideas/idea.ts";

/** Whole address of an idea's page. */
export function ideaUrl(ctx: AppContext, idea: { number: number; slug: string }): string {
  return ctx.config.publicUrl + ideaPath(idea);
}

/** The idea as the API answers it. */
export function withUrl<T extends { number: number; slug: string }>(
  ctx: AppContext,
  idea: T,
): T & { url: string } {
  return { ...idea, url: ideaUrl(ctx, idea) };
}

/** The id of an organisation of one's own named by slug (or id); any other name stays, to be refused by the write. */
export function speaksFor(actor: Actor, name: string | null): string | null {
  return actor.memberships.find((held) => held.slug === name)?.organisationId ?? name;
}
