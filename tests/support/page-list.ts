import { join } from "node:path";

export type DemoRole = "citizen" | "ngo" | "moderator" | "organiser" | "admin";
export type Who = "anonymous" | DemoRole;

/** What of the demo town the addresses are made of. */
export type Places = {
  /** Slug with number of an idea with a thread, moves and a waiting comment of the citizen. */
  idea: string;
  /** An idea of the citizen's own. */
  own: string;
  comment: string;
  /** A comment of the citizen that waits, one that was removed, and the decision on a rejected one. */
  waiting: string;
  removed: string;
  decision: string;
  space: string;
  /** A private space. */
  closed: string;
  organisation: string;
  /** One the NGO's person manages, and one that waits to be verified. */
  managed: string;
  requested: string;
  /** Where somebody suspended asks for a review; another one's appeal that waits for a decision. */
  appeal: string;
  suspensionAppeal: string;
  /** The page on which a report of somebody signed out is followed. */
  report: string;
  /** A figure of cost and worth that was corrected, and the space it is of. */
  figure: string;
  figures: string;
  /** A move of the organiser's. */
  move: string;
  /** The citizen's account. */
  person: string;
};

type Entry = {
  path: (places: Places) => string;
  as: Who[];
  /** Answers this when it is not 200. */
  status?: number;
};

/**
 * Every page of the site, by its route: where it is in the demo town, and who looks at it. A new route
 * without an entry fails the test that reads this table.
 */
export const PAGES: Record<string, Entry> = {
  "routes/_index": { path: () => "/", as: ["anonymous", "citizen"] },
  "routes/ideas._index": { path: () => "/ideas", as: ["anonymous", "citizen"] },
  "routes/ideas.new": { path: (at) => `/ideas/new?space=${at.space}`, as: ["citizen"] },
  "routes/ideas.new_.$draft": { path: () => "/ideas/new/none", as: ["citizen"], status: 404 },
  "routes/ideas.new_.$draft_.text": { path: () => "/ideas/new/none/text", as: ["citizen"], status: 404 },
  "routes/ideas.new_.$draft_.details": {
    path: () => "/ideas/new/none/details",
    as: ["citizen"],
    status: 404,
  },
  "routes/ideas.new_.$draft_.review": {
    path: () => "/ideas/new/none/review",
    as: ["citizen"],
    status: 404,
  },
  "routes/ideas.$idea._index": {
    path: (at) => `/ideas/${at.idea}`,
    as: ["anonymous", "citizen", "moderator", "organiser"],
  },
  "routes/ideas.$idea_.c.$comment": {
    path: (at) => `/ideas/${at.idea.split("-")[0]}/c/${at.comment}`,
    as: ["anonymous"],
  },
  "routes/ideas.$idea_.timeline": { path: (at) => `/ideas/${at.idea}/timeline`, as: ["anonymous"] },
  "routes/ideas.$idea.revisions": { path: (at) => `/ideas/${at.idea}/revisions`, as: ["anonymous"] },
  "routes/ideas.$idea.edit": { path: (at) => `/ideas/${at.own}/edit`, as: ["citizen"] },
  "routes/ideas.$idea.answer": { path: (at) => `/ideas/${at.idea}/answer`, as: ["organiser"] },
  "routes/ideas.$idea.report": { path: (at) => `/ideas/${at.idea}/report`, as: ["anonymous"] },
  "routes/comments.$comment.report": { path: (at) => `/comments/${at.comment}/report`, as: ["anonymous"] },
  "routes/comments.$comment.edit": { path: (at) => `/comments/${at.waiting}/edit`, as: ["citizen"] },
  "routes/decisions.$decision.appeal": {
    path: (at) => `/decisions/${at.decision}/appeal`,
    as: ["citizen"],
  },
  "routes/moderation.log": { path: () => "/moderation/log", as: ["anonymous", "moderator"] },
  "routes/moderation.$noun.$id.removal": {
    path: (at) => `/moderation/comments/${at.comment}/removal`,
    as: ["moderator"],
  },
  "routes/moderation.$noun.$id.restoration": {
    path: (at) => `/moderation/comments/${at.removed}/restoration`,
    as: ["moderator"],
  },
  "routes/spaces._index": { path: () => "/spaces", as: ["anonymous"] },
  "routes/spaces.$slug.book": { path: (at) => `/spaces/${at.space}/book`, as: ["anonymous"] },
  "routes/spaces.$slug._index": { path: (at) => `/spaces/${at.space}`, as: ["anonymous", "organiser"] },
  "routes/spaces.new": { path: () => "/spaces/new", as: ["admin"] },
  "routes/spaces.$slug.edit._index": { path: (at) => `/spaces/${at.space}/edit`, as: ["organiser"] },
  "routes/spaces.$slug.edit.phases": { path: (at) => `/spaces/${at.space}/edit/phases`, as: ["organiser"] },
  "routes/spaces.$slug.edit.categories": {
    path: (at) => `/spaces/${at.space}/edit/categories`,
    as: ["organiser"],
  },
  "routes/spaces.$slug.edit.stages": {
    path: (at) => `/spaces/${at.space}/edit/stages`,
    as: ["organiser"],
  },
  "routes/spaces.$slug.edit.rules": { path: (at) => `/spaces/${at.space}/edit/rules`, as: ["organiser"] },
  "routes/spaces.$slug.edit.words": { path: (at) => `/spaces/${at.space}/edit/words`, as: ["organiser"] },
  "routes/spaces.$slug.edit.clock": { path: (at) => `/spaces/${at.space}/edit/clock`, as: ["organiser"] },
  "routes/spaces.$slug.edit.duty": { path: (at) => `/spaces/${at.space}/edit/duty`, as: ["organiser"] },
  "routes/organisations._index": { path: () => "/organisations", as: ["anonymous"] },
  "routes/spaces.$slug.edit.members._index": {
    path: (at) => `/spaces/${at.closed}/edit/members`,
    as: ["organiser"],
  },
  "routes/spaces.$slug.edit.figures._index": {
    path: (at) => `/spaces/${at.figures}/edit/figures`,
    as: ["organiser"],
  },
  "routes/spaces.$slug.edit.figures.$figure": {
    path: (at) => `/spaces/${at.figures}/edit/figures/${at.figure}`,
    as: ["organiser"],
  },
  "routes/spaces.$slug.edit.people": { path: (at) => `/spaces/${at.space}/edit/people`, as: ["admin"] },
  "routes/organisations.new": { path: () => "/organisations/new", as: ["citizen"] },
  "routes/organisations.$slug._index": {
    path: (at) => `/organisations/${at.organisation}`,
    as: ["anonymous", "ngo"],
  },
  "routes/organisations.$slug.edit._index": {
    path: (at) => `/organisations/${at.managed}/edit`,
    as: ["ngo"],
  },
  "routes/organisations.$slug.edit.members._index": {
    path: (at) => `/organisations/${at.managed}/edit/members`,
    as: ["ngo"],
  },
  "routes/admin._index": { path: () => "/admin", as: ["admin"] },
  "routes/admin.organisations._index": { path: () => "/admin/organisations", as: ["admin"] },
  "routes/admin.organisations.$slug": {
    path: (at) => `/admin/organisations/${at.requested}`,
    as: ["admin"],
  },
  "routes/admin.people._index": { path: () => "/admin/people", as: ["admin"] },
  "routes/admin.people.$user._index": { path: (at) => `/admin/people/${at.person}`, as: ["admin"] },
  "routes/admin.people.$user.suspension": {
    path: (at) => `/admin/people/${at.person}/suspension`,
    as: ["admin"],
  },
  "routes/admin.site": { path: () => "/admin/site", as: ["admin"] },
  "routes/pipeline": { path: () => "/pipeline", as: ["anonymous"] },
  "routes/pipeline_.sheet": { path: () => "/pipeline/sheet", as: ["anonymous"] },
  "routes/results": { path: () => "/results", as: ["anonymous", "organiser"] },
  "routes/insights": { path: () => "/insights", as: ["anonymous"] },
  "routes/insights_.weeks": { path: () => "/insights/weeks?channel=search", as: ["anonymous"] },
  "routes/insights_.figures.$figure": {
    path: (at) => `/insights/figures/${at.figure}`,
    as: ["anonymous", "organiser"],
  },
  "routes/insights_.ideas": { path: () => "/insights/ideas?set=reached.received", as: ["anonymous"] },
  "routes/transparency": { path: () => "/transparency", as: ["anonymous"] },
  "routes/rules": { path: () => "/rules", as: ["anonymous"] },
  "routes/privacy": { path: () => "/privacy", as: ["anonymous"] },
  "routes/open-data": { path: () => "/open-data", as: ["anonymous"] },
  "routes/accessibility": { path: () => "/accessibility", as: ["anonymous"] },
  "routes/login._index": { path: () => "/login", as: ["anonymous"] },
  "routes/login.code": { path: () => "/login/code", as: ["anonymous"] },
  "routes/login.password": { path: () => "/login/password", as: ["anonymous"] },
  "routes/login.link.$secret": { path: () => "/login/link/unknown", as: ["anonymous"], status: 404 },
  "routes/register": { path: () => "/register", as: ["anonymous"] },
  "routes/reports.$token": { path: (at) => at.report, as: ["anonymous"] },
  "routes/appeals.$token": { path: (at) => at.appeal, as: ["anonymous"] },
  "routes/moderation.appeals.$appeal": {
    path: (at) => `/moderation/appeals/${at.suspensionAppeal}`,
    as: ["organiser"],
  },
  "routes/merges.$token": { path: () => "/merges/unknown", as: ["anonymous"], status: 404 },
  "routes/unsubscribe.$token": { path: () => "/unsubscribe/unknown", as: ["anonymous"], status: 404 },
  "routes/me": { path: () => "/me", as: ["citizen"] },
  "routes/notifications": { path: () => "/notifications", as: ["citizen", "ngo"] },
  "routes/settings._index": { path: () => "/settings", as: ["citizen"] },
  "routes/settings.password": { path: () => "/settings/password", as: ["citizen"] },
  "routes/settings.tokens._index": { path: () => "/settings/tokens", as: ["citizen"] },
  "routes/moderation._index": { path: () => "/moderation", as: ["moderator", "admin"] },
  "routes/moderation.push._index": { path: () => "/moderation/push", as: ["moderator"] },
  "routes/board._index": { path: () => "/board", as: ["organiser"] },
  "routes/board.ideas.$idea_.merge": { path: (at) => `/board/ideas/${at.idea}/merge`, as: ["organiser"] },
  "routes/board.ideas.$idea_.dossier": {
    path: (at) => `/board/ideas/${at.idea.split("-")[0]}/dossier`,
    as: ["organiser"],
  },
  "routes/board.ideas.$idea_.documents": {
    path: (at) => `/board/ideas/${at.idea.split("-")[0]}/documents`,
    as: ["organiser"],
  },
  "routes/board.moves.$move": { path: (at) => `/board/moves/${at.move}`, as: ["organiser"] },
  "routes/board.enter": { path: () => "/board/enter", as: ["organiser"] },
  "routes/board.ideas.$idea": { path: (at) => `/board/ideas/${at.idea.split("-")[0]}`, as: ["organiser"] },
  "routes/dev.kit": { path: () => "/dev/kit", as: ["anonymous"] },
  "routes/dev.mail": { path: () => "/dev/mail", as: ["anonymous"] },
  "routes/$": { path: () => "/nowhere-at-all", as: ["anonymous", "citizen"], status: 404 },
};

/**
 * Finds or makes in a demo town what the addresses need. Loaded by a computed path: browser tests depend on
 * the built site, not on the sources, and need not run again whenever one of those changes.
 */
export async function findPlaces(databaseUrl: string): Promise<Places> {
  const { findPlaces: find } = await import(/* @vite-ignore */ join(import.meta.dirname, "places.ts"));
  return find(databaseUrl);
}
