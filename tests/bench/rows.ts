import { randomUUID } from "node:crypto";
import type { Socket } from "socket.io-client";
import type { BenchSite } from "./bench-site.ts";
import { fanOut } from "./fan-out.ts";
import { type Figure, load } from "./load.ts";
import { capture, copyOf, reference } from "./reference.ts";

/** One line of the table: the product's work and what it is set beside, each measured anew in every round. */
export type Row = {
  name: string;
  beside: string;
  product: (seconds: number) => Promise<Figure>;
  reference: (seconds: number) => Promise<Figure>;
  stop: () => void;
};

export type MakeRow = (site: BenchSite) => Promise<Row>;

const GZIP = { "accept-encoding": "gzip", "accept-language": "ca" };
const READERS = 20;
const WRITERS = 20;
const WATCHERS = 200;

/** The idea page of 50 comments as anybody reads it, beside bare HTTP sending the same bytes. */
const anonymousPage: MakeRow = async (site) => {
  const bare = await reference(await capture(site.url + site.busy.path, GZIP));
  const read = (server: { url: string; pid: number }, seconds: number) =>
    load({ ...server, connections: READERS, seconds, headers: GZIP, next: () => ({ path: site.busy.path }) });
  return {
    name: "idea page, 50 comments, anonymous",
    beside: "bare HTTP, same bytes",
    product: (seconds) => read(site, seconds),
    reference: (seconds) => read(bare, seconds),
    stop: bare.stop,
  };
};

/** The same page signed in, beside a page of the same app with the layout and no data. */
const signedInPage: MakeRow = async (site) => {
  const headers = { ...GZIP, cookie: site.cookie };
  const read = (path: string, seconds: number) =>
    load({ url: site.url, pid: site.pid, connections: READERS, seconds, headers, next: () => ({ path }) });
  return {
    name: "idea page, 50 comments, signed in",
    beside: "layout without data (/accessibility)",
    product: (seconds) => read(site.busy.path, seconds),
    reference: (seconds) => read("/accessibility", seconds),
    stop: () => {},
  };
};

/** Comments by API over many ideas, beside bare HTTP with one durable transaction of the same rows. */
const commentPost: MakeRow = async (site) => {
  const copy = copyOf(site.databaseUrl);
  const bare = await reference({ kind: "comment", database: copy.path });
  const next = turns(site);
  const write = (server: { url: string; pid: number }, seconds: number) =>
    load({
      url: server.url,
      pid: server.pid,
      connections: WRITERS,
      seconds,
      method: "POST",
      headers: { "content-type": "application/json" },
      next: () => {
        const { number, token } = next();
        return {
          path: `/api/v1/ideas/${number}/comments`,
          headers: { authorization: `Bearer ${token}`, "idempotency-key": randomUUID() },
          body: JSON.stringify({ body: "Hi hauria d'haver més ombra a l'estiu.", lang: "ca" }),
        };
      },
    });
  return {
    name: "comment POST by API, 20 writers",
    beside: "bare HTTP, one durable transaction of the same rows",
    product: (seconds) => write(site, seconds),
    reference: (seconds) => write(bare, seconds),
    stop: () => {
      bare.stop();
      copy.remove();
    },
  };
};

/** First votes, each by another person or for another idea, beside the same. */
const votePut: MakeRow = async (site) => {
  const copy = copyOf(site.databaseUrl);
  const bare = await reference({ kind: "vote", database: copy.path });
  const write = (server: { url: string; pid: number }, next: ReturnType<typeof turns>, seconds: number) =>
    load({
      url: server.url,
      pid: server.pid,
      connections: WRITERS,
      seconds,
      method: "PUT",
      next: () => {
        const { number, token } = next();
        return { path: `/api/v1/ideas/${number}/vote`, headers: { authorization: `Bearer ${token}` } };
      },
    });
  const [ours, theirs] = [turns(site), turns(site)];
  return {
    name: "vote PUT by API, 20 writers",
    beside: "bare HTTP, one durable transaction of the same rows",
    product: (seconds) => write(site, ours, seconds),
    reference: (seconds) => write(bare, theirs, seconds),
    stop: () => {
      bare.stop();
      copy.remove();
    },
  };
};

/** A comment posted until the last of 200 watchers has it, beside Socket.IO broadcasting the same bytes. */
const fanOutToWatchers: MakeRow = async (site) => {
  const number = site.numbers.at(-1) ?? 0;
  const post = async (url: string) => {
    const answer = await fetch(`${url}/api/v1/ideas/${number}/comments`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${site.tokens[0]}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({ body: "Un comentari per a qui mira.", lang: "ca" }),
    });
    if (!answer.ok) throw new Error(`The comment was answered with ${answer.status}.`);
  };
  await post(site.url);
  const thread = await fetch(`${site.url}/api/v1/ideas/${number}/thread`);
  const { epoch, events } = (await thread.json()) as { epoch: string; events: object[] };
  const bare = await reference({
    kind: "broadcast",
    event: JSON.stringify({ number, epoch, ...events.at(-1) }),
  });
  const watch = async (socket: Socket) => {
    const answer = (await socket.emitWithAck("thread:watch", { number })) as { ok: boolean };
    if (!answer.ok) throw new Error("The thread could not be watched.");
  };
  const shared = (seconds: number) => ({ watchers: WATCHERS, events: seconds * 10 });
  return {
    name: "one comment to 200 sockets",
    beside: "Socket.IO broadcast of the same bytes",
    product: (seconds) => fanOut({ ...shared(seconds), ...site, join: watch, send: () => post(site.url) }),
    reference: (seconds) =>
      fanOut({ ...shared(seconds), ...bare, join: async () => {}, send: () => post(bare.url) }),
    stop: bare.stop,
  };
};

/** Every pair of an idea and a person, each once. */
function turns(site: BenchSite): () => { number: number; token: string } {
  let turn = 0;
  return () => {
    const number = site.numbers[turn % site.numbers.length] ?? 0;
    const token = site.tokens[Math.floor(turn / site.numbers.length) % site.tokens.length] ?? "";
    turn += 1;
    return { number, token };
  };
}

export const ROWS: readonly MakeRow[] = [anonymousPage, signedInPage, commentPost, votePut, fanOutToWatchers];
