import { type Figure, load } from "./load.ts";
import { capture, reference } from "./reference.ts";
import { type MakeRow, postComment } from "./row.ts";

const GZIP = { "accept-encoding": "gzip", "accept-language": "ca" };
const READERS = 20;
const WATCHERS = 1000;

/** Pages of 500 ideas as anybody reads them, while a comment a second is published and shows in the next answer. */
export const anonymousPages: MakeRow = async (site) => {
  const bare = await reference(await capture(site.url + (site.paths[0] ?? ""), GZIP));
  let turn = 0;
  const next = () => ({ path: site.paths[turn++ % site.paths.length] ?? "/" });
  const read = (server: { url: string; pid: number }, seconds: number) =>
    load({ ...server, connections: READERS, seconds, headers: GZIP, next });
  let said = 0;
  const publish = async () => {
    const place = said++ % site.numbers.length;
    const word = `paraula${said}x`;
    await postComment(site.url, site.numbers[place] ?? 0, site.tokens[0] ?? "", `Una ${word} nova.`);
    const page = await fetch(site.url + (site.paths[place] ?? ""), { headers: { "accept-language": "ca" } });
    if (!(await page.text()).includes(word))
      throw new Error("A published comment was not in the next answer.");
  };
  return {
    name: "500 idea pages, anonymous, a comment a second",
    beside: "bare HTTP, same bytes",
    target: ">= 0.5",
    product: async (seconds) => {
      let failed: unknown = null;
      const timer = setInterval(() => {
        publish().catch((error) => {
          failed = error;
        });
      }, 1000);
      const figure = await read(site, seconds).finally(() => clearInterval(timer));
      if (failed) throw failed;
      return figure;
    },
    reference: (seconds) => read(bare, seconds),
    stop: bare.stop,
  };
};

/** The same page for who has it already. */
export const unchangedPage: MakeRow = async (site) => {
  const path = site.paths[0] ?? "";
  const { etag } = (await capture(site.url + path, GZIP)).headers;
  const headers = { ...GZIP, "if-none-match": etag ?? "" };
  const bare = await reference(await capture(site.url + path, headers));
  const read = (server: { url: string; pid: number }, seconds: number) =>
    load({ ...server, connections: READERS, seconds, headers, next: () => ({ path }) });
  return {
    name: "304 of an idea page",
    beside: "bare 304",
    target: ">= 0.5",
    product: (seconds) => read(site, seconds),
    reference: (seconds) => read(bare, seconds),
    stop: bare.stop,
  };
};

/** The idea page of 50 comments signed in, beside a page of the same app with the layout and no data. */
export const signedInPage: MakeRow = async (site) => {
  const headers = { ...GZIP, cookie: site.cookie };
  const read = (path: string, seconds: number) =>
    load({ url: site.url, pid: site.pid, connections: READERS, seconds, headers, next: () => ({ path }) });
  return {
    name: "idea page, 50 comments, signed in",
    beside: "layout without data (/accessibility)",
    target: ">= 0.6, <= 5.5 ms",
    product: (seconds) => read(site.busy.path, seconds),
    reference: (seconds) => read("/accessibility", seconds),
    stop: () => {},
  };
};

/** A thousand who come back at once and ask for the last twenty events of a thread. */
export const catchUps: MakeRow = async (site) => {
  const path = `/api/v1/ideas/${site.busy.number}/thread`;
  const { epoch, seq } = (await (await fetch(site.url + path)).json()) as { epoch: string; seq: number };
  const asked = `${path}?after=${seq - 20}&epoch=${epoch}&limit=500`;
  const bare = await reference(await capture(site.url + asked, GZIP));
  const ask = (server: { url: string; pid: number }, seconds: number): Promise<Figure> =>
    load({ ...server, connections: WATCHERS, seconds, headers: GZIP, next: () => ({ path: asked }) });
  return {
    name: "catch-up of 1,000 watchers at once",
    beside: "bare HTTP, same bytes",
    target: ">= 0.4",
    product: (seconds) => ask(site, seconds),
    reference: (seconds) => ask(bare, seconds),
    stop: bare.stop,
  };
};
