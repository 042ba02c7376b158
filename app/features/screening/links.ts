export type Found = { start: number; end: number };

const TOKEN = /[^\s<>"'`´«»“”‘’(){}[\]|*_]+/g;
/** Endings that make a bare name an address; written in small letters, unlike the word after a forgotten space. */
const ENDINGS = new Set(
  "com org net info biz cat es eu gal eus barcelona madrid fr it de uk io app dev tv ly gl gg shop store online site website xyz top club live news blog ru cn link click".split(
    " ",
  ),
);
const BARE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const LONGEST_HOST = 253;

/** Addresses of other sites in a text, with their host. The site's own are not counted. */
export function linksIn(text: string, ownHost: string): (Found & { host: string })[] {
  const links: (Found & { host: string })[] = [];
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const token = raw.slice(0, lastTelling(raw));
    const host = hostOf(token);
    if (host && host !== ownHost) links.push({ start: index, end: index + token.length, host });
  }
  return links;
}

function hostOf(token: string): string | null {
  const scheme = /^https?:\/\//i.exec(token)?.[0];
  const rest = token.slice(scheme?.length ?? 0, (scheme?.length ?? 0) + LONGEST_HOST + 1);
  const authority = rest.split(/[/?#]/, 1)[0] ?? "";
  const host = (scheme ? authority.slice(authority.lastIndexOf("@") + 1) : authority).replace(/:\d+$/, "");
  if (host === "" || host.length > LONGEST_HOST) return null;
  const isAddress =
    scheme !== undefined || /^www\.[^.]/i.test(host) || (BARE.test(host) && ENDINGS.has(endingOf(host)));
  return isAddress && !host.includes("@") ? host.toLowerCase().replace(/^www\./, "") : null;
}

function endingOf(host: string): string {
  return host.slice(host.lastIndexOf(".") + 1);
}

/** Where a token ends without the punctuation of the sentence it stands in. */
function lastTelling(token: string): number {
  let end = token.length;
  while (end > 0 && ".,;:!?…".includes(token[end - 1] ?? "")) end -= 1;
  return end;
}
