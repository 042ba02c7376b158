import type { LoaderFunctionArgs } from "@remix-run/node";
import { allow } from "#app/core/errors.ts";
import { mayOpenDesk } from "#app/features/moderation/moderation.policy.ts";
import { waitingCount } from "#app/features/moderation/waiting-count.queries.server.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** The number in a moderator's header alone, for a page that stays open. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  allow(mayOpenDesk(actor));
  return Response.json({ count: await waitingCount(context.app.db, actor) });
});
