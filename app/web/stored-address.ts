/** What an anonymous answer is about: one idea (with everything else), or the site's lists. */
export type Address = {
  kind: "page" | "catchUp";
  /** Path as asked for. */
  path: string;
  /** The known query parameters, in the table's order. */
  query: URLSearchParams;
  /** Public number of the idea whose changes make the answer old; null for lists. */
  idea: number | null;
  /** `142-shade` where the address carries the idea's slug, which may be wrong. */
  named: string | null;
};

type Row = { kind: Address["kind"]; path: RegExp; query: readonly string[] };

const LANG = ["lang"] as const;
const THREAD = ["before", "after", "reply", "links", "order", ...LANG] as const;

/** Every address whose anonymous answer is stored, with the parameters that change it. Others are made anew each time. */
const ROWS: readonly Row[] = [
  { kind: "page", path: /^\/$/, query: LANG },
  {
    kind: "page",
    path: /^\/ideas$/,
    query: ["q", "space", "stage", "kind", "category", "by", "sort", "after", ...LANG],
  },
  { kind: "page", path: /^\/ideas\/((?<idea>[1-9]\d{0,8})-[a-z0-9-]+)$/, query: THREAD },
  { kind: "page", path: /^\/ideas\/(?<idea>[1-9]\d{0,8})\/c\/[A-Za-z0-9-]+$/, query: THREAD },
  { kind: "page", path: /^\/ideas\/(?<idea>[1-9]\d{0,8})\/(timeline|revisions)$/, query: LANG },
  { kind: "page", path: /^\/(spaces|rules|privacy|accessibility|open-data)$/, query: LANG },
  { kind: "page", path: /^\/pipeline(\/sheet)?$/, query: ["space", ...LANG] },
  { kind: "page", path: /^\/spaces\/[a-z0-9-]+\/book$/, query: LANG },
  { kind: "page", path: /^\/results$/, query: ["space", "after", ...LANG] },
  { kind: "page", path: /^\/insights$/, query: ["period", "space", ...LANG] },
  { kind: "page", path: /^\/organisations$/, query: ["kind", ...LANG] },
  { kind: "page", path: /^\/(spaces|organisations)\/[a-z0-9-]+$/, query: ["sort", ...LANG] },
  {
    kind: "catchUp",
    path: /^\/api\/v1\/ideas\/(?<idea>[1-9]\d{0,8})\/thread$/,
    query: ["after", "epoch", "limit"],
  },
];

const MAX_LENGTH = 600;
const DATA = /\.data$/;

/**
 * The stored address of a request's path and query, or null where nothing is stored. Unknown parameters
 * are left out, so that they make no entries; of a repeated one the first counts, as for the pages.
 */
export function storedAddress(url: string): Address | null {
  if (url.length > MAX_LENGTH) return null;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const shown = DATA.test(path) ? path.replace(DATA, "").replace(/^\/_root$/, "/") : path;
  for (const row of ROWS) {
    const match = row.path.exec(shown);
    if (!match) continue;
    if (row.kind === "catchUp" && shown !== path) return null;
    const given = new URLSearchParams(mark < 0 ? "" : url.slice(mark + 1));
    if (given.has("_routes")) return null; // A part of a page, as Remix asks for it in the browser.
    const query = new URLSearchParams();
    for (const name of row.query) {
      const value = given.get(name);
      if (value !== null) query.set(name, value);
    }
    const idea = match.groups?.idea;
    return {
      kind: row.kind,
      path,
      query,
      idea: idea ? Number(idea) : null,
      named: idea && match[1] !== idea ? (match[1] ?? null) : null,
    };
  }
  return null;
}
