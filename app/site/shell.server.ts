import { hasRoleAnywhere, isAdmin, type Viewer } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { sumWaiting, waitingParts } from "#app/features/moderation/waiting-count.queries.server.ts";
import { translateIn } from "#app/i18n/catalogue.server.ts";
import { dayOf } from "#app/i18n/dates.ts";
import { readFlash } from "#app/web/flash.server.ts";
import type { RequestContext } from "#app/web/request-context.ts";
import { keptQuery } from "#db/kept-query.ts";
import type { Db } from "#db/portable.ts";

/**
 * True on the desks of moderators, organisers and admins, on the pages of a report, an edit and an appeal, and
 * where spaces and organisations are edited: their words are fetched only there, so that links to them load
 * the page whole.
 */
export function isDesk(pathname: string): boolean {
  return (
    /^\/(moderation|board|admin|comments|decisions|appeals)(\/|$)|^\/ideas\/[^/]+\/(report|answer)$/.test(
      pathname,
    ) || /^\/(spaces|organisations)\/(new\/?$|[^/]+\/edit(\/|$))/.test(pathname)
  );
}

/** What header and footer need: the site's name, who is looking, what waits for them. */
export async function shellData(context: RequestContext, request: Request) {
  const { app, viewer } = context;
  const { pathname, search } = new URL(request.url);
  const moderates = hasRoleAnywhere(viewer, "moderator");
  const flash = readFlash(context);
  const { siteName, unread, waiting } = await headerFacts(app.db, viewer);
  return {
    siteName: siteName ?? "Planter",
    theme: context.theme,
    timeZone: app.config.timeZone,
    today: dayOf(app.now(), app.config.timeZone),
    desk: isDesk(pathname),
    /** Where preferences come back to. */
    here: pathname + search,
    /** In words: a page does not carry those of everything that could have been done. */
    flash: flash ? translateIn(context.locale)(flash) : null,
    demo: context.demo,
    viewer: viewer
      ? {
          name: viewer.name,
          moderates,
          organises: hasRoleAnywhere(viewer, "organiser"),
          administers: isAdmin(viewer),
          unread: Number(unread ?? 0),
          /** How much waits for a moderator. */
          waiting,
        }
      : null,
  };
}

export type Shell = Awaited<ReturnType<typeof shellData>>;

/** The site's name, how many notices the person has not read, and how much waits for a moderator, in one query. */
async function headerFacts(db: Db, viewer: Viewer) {
  const parts = viewer && hasRoleAnywhere(viewer, "moderator") ? waitingParts(db, viewer) : null;
  if (!viewer || !parts) return { ...(await plainFacts(db, viewer?.id ?? "")), waiting: 0 };
  const facts = await factsOf(db, { userId: viewer.id }).select(parts).executeTakeFirstOrThrow();
  return { ...facts, waiting: await sumWaiting(db, viewer, facts) };
}

async function plainFacts(db: Db, userId: string) {
  const [facts] = await factRows(db, { userId });
  return found(facts);
}

const factsOf = (db: Db, { userId }: { userId: string }) =>
  db.selectNoFrom((eb) => [
    eb.selectFrom("settings").select("value").where("name", "=", "site_name").as("siteName"),
    eb
      .selectFrom("notifications")
      .select((inner) => inner.fn.countAll().as("unread"))
      .where("user_id", "=", userId)
      .where("read_at", "is", null)
      .as("unread"),
  ]);

const factRows = keptQuery(factsOf);

/** How many notices the person has not read. */
export async function unreadNotices(db: Db, userId: string): Promise<number> {
  return Number((await plainFacts(db, userId)).unread ?? 0);
}
