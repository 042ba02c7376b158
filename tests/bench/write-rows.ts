import { randomUUID } from "node:crypto";
import type { BenchSite } from "./bench-site.ts";
import { type Load, load } from "./load.ts";
import { copyOf, reference } from "./reference.ts";
import { type MakeRow, turns } from "./row.ts";
import { type Watchers, watchers } from "./watchers.ts";

const WRITERS = 20;
const BODY = "Hi hauria d'haver més ombra a l'estiu.";

type Server = { url: string; pid: number };
type Write = (server: Server, seconds: number) => ReturnType<typeof load>;

/** Comments by API over many ideas, beside bare HTTP with one durable transaction of the same rows. */
export const commentPost: MakeRow = async (site) => ({
  ...(await besideTransaction(site, "comment", comments(site), comments(site))),
  name: "comment POST by API, 20 writers",
  target: ">= 0.30",
});

/** The same while a thousand sockets watch the ideas, two each. */
export const watchedCommentPost: MakeRow = async (site) => {
  const row = await besideTransaction(site, "comment", comments(site), comments(site));
  let watching: Watchers | null = null;
  return {
    ...row,
    name: "comment POST by API, 20 writers, 1,000 watchers",
    target: "as without, +-15 %",
    product: async (seconds) => {
      watching ??= await watchers(site.url, 1000, (at) => site.numbers[at % site.numbers.length] ?? 0);
      return row.product(seconds);
    },
    stop: () => {
      watching?.stop();
      row.stop();
    },
  };
};

/** First votes, each by another person or for another idea, beside the same. */
export const votePut: MakeRow = async (site) => {
  const votes = (): Write => {
    const next = turns(site);
    return writing(() => {
      const { number, token } = next();
      return { path: `/api/v1/ideas/${number}/vote`, headers: { authorization: `Bearer ${token}` } };
    }, "PUT");
  };
  return {
    ...(await besideTransaction(site, "vote", votes(), votes())),
    name: "vote PUT by API, 20 writers",
    target: ">= 0.35",
  };
};

/** The plain comment form of a signed-in page, beside the same as a comment by API. */
export const commentForm: MakeRow = async (site) => {
  const next = turns(site);
  const form: Write = writing(() => {
    const fields = { body: BODY, lang: "ca", parent: "", stance: "", key: randomUUID() };
    return {
      path: `/ideas/${next().number}?index`,
      headers: {
        cookie: site.cookie,
        origin: site.url,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams(fields).toString(),
    };
  }, "POST");
  return {
    ...(await besideTransaction(site, "comment", form, comments(site))),
    name: "comment form, 20 writers",
    target: ">= 0.15",
  };
};

function comments(site: BenchSite): Write {
  const next = turns(site);
  return writing(() => {
    const { number, token } = next();
    return {
      path: `/api/v1/ideas/${number}/comments`,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": randomUUID(),
      },
      body: JSON.stringify({ body: BODY, lang: "ca" }),
    };
  }, "POST");
}

function writing(next: Load["next"], method: "POST" | "PUT"): Write {
  return ({ url, pid }, seconds) => load({ url, pid, connections: WRITERS, seconds, method, next });
}

async function besideTransaction(site: BenchSite, kind: "comment" | "vote", ours: Write, theirs: Write) {
  const copy = copyOf(site.databaseUrl);
  const bare = await reference({ kind, database: copy.path });
  return {
    beside: "bare HTTP, one durable transaction of the same rows",
    product: (seconds: number) => ours(site, seconds),
    reference: (seconds: number) => theirs(bare, seconds),
    stop: () => {
      bare.stop();
      copy.remove();
    },
  };
}
