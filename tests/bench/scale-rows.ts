import { aLongThread } from "../support/long-thread.ts";
import { type BenchSite, benchSite } from "./bench-site.ts";
import { COMMON_WORD, growIdeas, lastPage, RARE_WORD } from "./grow.ts";
import { load } from "./load.ts";
import type { MakeRow } from "./row.ts";

const READERS = 4;
const SMALLEST = { comments: 50, ideas: 1000 };

type Sized = BenchSite & { last: string };

/** The page of a long thread signed in, where nothing is stored, beside that of the smallest one on the same server. */
export const threadOf =
  (comments: number): MakeRow =>
  async () => {
    const paths: string[] = [];
    const site = await benchSite(async (file) => {
      for (const many of [SMALLEST.comments, comments]) paths.push((await aLongThread(file, many)).path);
    });
    const read = (path: string, seconds: number) => reading(site, path, seconds);
    return {
      name: `thread page of ${comments} comments, signed in`,
      beside: `${SMALLEST.comments} comments`,
      target: "p50 <= 1.5 of it",
      product: (seconds) => read(paths[1] ?? "", seconds),
      reference: (seconds) => read(paths[0] ?? "", seconds),
      stop: () => void site.stop(),
    };
  };

const PLACES: Record<string, { name: string; path: (site: Sized) => string }> = {
  first: { name: "first page of the list", path: () => "/ideas?sort=new" },
  last: {
    name: "last page of the list",
    path: ({ last }) => `/ideas?sort=new&after=${encodeURIComponent(last)}`,
  },
  rare: { name: "search for a word with 25 hits", path: () => `/ideas?sort=new&q=${RARE_WORD}` },
};

/** A page of the list signed in, at a size, beside the same at the smallest. */
export const listAt =
  (ideas: number, place: keyof typeof PLACES): MakeRow =>
  async () => {
    const { name = "", path = () => "/" } = PLACES[place] ?? {};
    const [small, large] = [await sized(SMALLEST.ideas), await sized(ideas)];
    return {
      name: `${name}, ${ideas} ideas`,
      beside: `${SMALLEST.ideas} ideas`,
      target: "p50 <= 1.5 of it",
      product: (seconds) => reading(large, path(large), seconds),
      reference: (seconds) => reading(small, path(small), seconds),
      stop: () => void Promise.all([small.stop(), large.stop()]),
    };
  };

/** One reader's search for a word that one text of twenty has, by API: its time is the engine's and the first page's. */
export const commonWord =
  (ideas: number): MakeRow =>
  async () => {
    const [small, large] = [await sized(SMALLEST.ideas), await sized(ideas)];
    const search = (site: Sized, seconds: number) =>
      load({
        url: site.url,
        pid: site.pid,
        connections: 1,
        seconds,
        headers: { authorization: `Bearer ${site.tokens[0] ?? ""}` },
        next: () => ({ path: `/api/v1/ideas?q=${COMMON_WORD}&sort=new` }),
      });
    return {
      name: `search for a word of 5 % of ${ideas} texts`,
      beside: `${SMALLEST.ideas} texts`,
      target: "p99 <= 30 ms",
      product: (seconds) => search(large, seconds),
      reference: (seconds) => search(small, seconds),
      stop: () => void Promise.all([small.stop(), large.stop()]),
    };
  };

async function sized(ideas: number): Promise<Sized> {
  let last = "";
  const site = await benchSite(async (file) => {
    growIdeas(file, ideas);
    last = lastPage(file);
  });
  return { ...site, last };
}

function reading(site: BenchSite, path: string, seconds: number) {
  return load({
    url: site.url,
    pid: site.pid,
    connections: READERS,
    seconds,
    headers: { "accept-encoding": "gzip", "accept-language": "ca", cookie: site.cookie },
    next: () => ({ path }),
  });
}
