import type { LoaderFunctionArgs } from "@remix-run/node";
import { unreadNotices } from "#app/site/shell.server.ts";
import { page, requireActor } from "#app/web/page.server.ts";

/** The header's number alone, for a page that stays open. */
export const loader = page(async ({ context, request }: LoaderFunctionArgs) =>
  Response.json({ count: await unreadNotices(context.app.db, requireActor(context, request).id) }),
);
