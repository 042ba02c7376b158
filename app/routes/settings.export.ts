import type { LoaderFunctionArgs } from "@remix-run/node";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** Everything about oneself, as a file. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) => {
  const actor = requireActor(context, request);
  await limit(context.app, "export", actor.id);
  return new Response(JSON.stringify(await accountExport(context.app.db, actor), null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="planter.json"',
      "Cache-Control": "no-store",
    },
  });
});
