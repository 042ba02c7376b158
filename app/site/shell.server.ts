import { hasRoleAnywhere } from "#app/core/actor.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { readFlash } from "#app/web/flash.server.ts";
import type { RequestContext } from "#app/web/request-context.ts";
import type { Db } from "#db/portable.ts";

/** True on the desks of moderators, organisers and admins, whose words are fetched only there. */
export function isDesk(pathname: string): boolean {
  return /^\/(moderation|board|admin)(\/|$)/.test(pathname);
}

/** What header and footer need: the site's name, who is looking, what waits for them. */
export async function shellData(context: RequestContext, request: Request) {
  const { app, viewer } = context;
  const { pathname, search } = new URL(request.url);
  return {
    siteName: await siteSetting(app.db, "site_name", "Planter"),
    theme: context.theme,
    timeZone: app.config.timeZone,
    desk: isDesk(pathname),
    /** Where preferences come back to. */
    here: pathname + search,
    flash: readFlash(context),
    demo: context.demo,
    viewer: viewer
      ? {
          name: viewer.name,
          moderates: hasRoleAnywhere(viewer, "moderator"),
          organises: hasRoleAnywhere(viewer, "organiser"),
          unread: await unreadNotices(app.db, viewer.id),
        }
      : null,
  };
}

export type Shell = Awaited<ReturnType<typeof shellData>>;

/** How many notices the person has not read. */
async function unreadNotices(db: Db, userId: string): Promise<number> {
  const row = await db
    .selectFrom("notifications")
    .select((eb) => eb.fn.countAll().as("unread"))
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .executeTakeFirst();
  return Number(row?.unread ?? 0);
}
