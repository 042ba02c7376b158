/** What is counted: a page opened from elsewhere or from the site itself, and what is done there. */
export const COUNTED = ["visit", "vote", "comment", "idea", "first"] as const;
export type Counted = (typeof COUNTED)[number];
export type Act = Exclude<Counted, "visit" | "first">;

/** Tags of the site's own links, the only ones counted: who passes a link on cannot invent one. */
export const VIA = [
  "whatsapp",
  "telegram",
  "mail",
  "link",
  "notice",
  "embed",
  "badge",
  "feed",
  "print",
  "poster",
  "newsletter",
  "press",
  "event",
  "school",
] as const;
export type Via = (typeof VIA)[number];

/** Where somebody comes from: a class of addresses, or the tag of an own link. */
export type Channel = "search" | "social" | "mail" | "own" | "other" | "none" | `via:${Via}`;

const MAIL =
  /^(mail|webmail|outlook|correu|correo)\.|(^|\.)(mail\.google\.com|mail\.yahoo\.com|outlook\.(live|office)\.com|proton\.me)$|^com\.google\.android\.gm$/;
const SEARCH =
  /(^|\.)(google|bing|duckduckgo|ecosia|qwant|yahoo|startpage|yandex|baidu|kagi)\.[a-z.]{2,6}$|^search\.brave\.com$|^com\.google\.android\.googlequicksearchbox$/;
const SOCIAL =
  /(^|\.)(facebook|instagram|twitter|x|linkedin|whatsapp|telegram|reddit|youtube|tiktok|pinterest|threads|mastodon)\.(com|net|org|me|social)$|(^|\.)(t\.co|t\.me|wa\.me|lnkd\.in|bsky\.app|youtu\.be)$|^(org\.telegram|com\.(facebook|instagram|twitter|linkedin|whatsapp))\b/;

/** The channel of a page that is opened, by its own tag and the address it was opened from. */
export function channelOf(
  asked: { via: string | null; referer: string | undefined },
  ownHosts: ReadonlySet<string>,
): Channel {
  const via = asVia(asked.via);
  if (via) return `via:${via}`;
  if (!asked.referer) return "none";
  if (!URL.canParse(asked.referer)) return "other";
  const { host, hostname } = new URL(asked.referer);
  if (ownHosts.has(host)) return "own";
  if (MAIL.test(hostname)) return "mail";
  if (SEARCH.test(hostname)) return "search";
  return SOCIAL.test(hostname) ? "social" : "other";
}

/**
 * The channel of an act, by the page it was done on: the tag in its address, or in the address it goes back to
 * after signing in. More is not known, since nothing follows a person from page to page.
 */
export function channelOfAct(referer: string | null): Channel {
  if (!referer || !URL.canParse(referer)) return "none";
  const { searchParams } = new URL(referer);
  const next = new URL(searchParams.get("next") ?? "/", "http://local.invalid");
  const via = asVia(searchParams.get("via")) ?? asVia(next.searchParams.get("via"));
  return via ? `via:${via}` : "none";
}

/** The channel of an act as it was written down, or null. */
export function asActChannel(text: unknown): Channel | null {
  if (text === "none") return "none";
  const via = typeof text === "string" && text.startsWith("via:") ? asVia(text.slice(4)) : null;
  return via ? `via:${via}` : null;
}

function asVia(text: string | null): Via | null {
  return VIA.find((via) => via === text) ?? null;
}
