import { hasRoleAnywhere } from "#app/core/actor.ts";
import { siteSetting } from "#app/core/settings.server.ts";
import { readFlash } from "#app/web/flash.server.ts";
import type { RequestContext } from "#app/web/request-context.ts";

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
        }
      : null,
  };
}

export type Shell = Awaited<ReturnType<typeof shellData>>;
