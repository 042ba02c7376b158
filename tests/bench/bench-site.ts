import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { beside } from "../support/beside.ts";
import { aPerson, aSpace } from "../support/factories.ts";
import { runSite } from "../support/running-site.ts";

export type BenchSite = {
  url: string;
  pid: number;
  databaseUrl: string;
  /** The idea with fifty comments. */
  busy: { number: number; path: string };
  /** Ideas to vote on and comment. */
  numbers: number[];
  /** Their pages. */
  paths: string[];
  tokens: string[];
  cookie: string;
  /** What the server has written so far. */
  said: () => string;
  stop: () => Promise<void>;
};

const PEOPLE = 200;
const IDEAS = 501;
const COMMENTS = 50;

/**
 * The built server on a fresh SQLite file: 500 ideas, one with 50 comments, 200 people with tokens. No limits of rate.
 * `grow` adds to the file before the server starts, `settings` to its environment.
 */
export async function benchSite(
  grow?: (file: string) => Promise<void>,
  settings: Record<string, string> = {},
): Promise<BenchSite> {
  const folder = mkdtempSync(join(tmpdir(), "planter-bench-"));
  const databaseUrl = join(folder, "planter.db");
  const content = await fill(databaseUrl);
  await grow?.(databaseUrl);
  const site = await runSite(databaseUrl, { PLANTER_DEMO: "0", ...settings });
  return {
    ...content,
    databaseUrl,
    url: site.url,
    pid: site.pid,
    said: site.said,
    stop: async () => {
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(databaseUrl: string) {
  const { ctx, close } = await beside(databaseUrl);
  await aSpace(ctx, { slug: "banc-de-proves" });
  const people: Actor[] = [];
  const tokens: string[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const person = await aPerson(ctx, { name: `Persona ${n}` });
    people.push(person);
    tokens.push((await createToken(ctx, person, { name: "bench", scopes: ["read", "write"] })).token);
  }
  const ideas = await propose(ctx, people);
  const busy = ideas[0] ?? { number: 0, slug: "" };
  for (let n = 0; n < COMMENTS; n++)
    await postComment(ctx, of(people, n), {
      number: busy.number,
      body: `Comentari ${n}: els arbres donen **ombra** i refresquen el carrer, i cal pensar també en qui els rega.`,
      parent: null,
      stance: n % 3 === 0 ? "for" : null,
      lang: "ca",
      onBehalfOf: null,
    });
  const cookie = await ctx.transact({}, (tx) => startSession(ctx, tx, of(people, 0).id, "bench"));
  await close();
  return {
    busy: { number: busy.number, path: `/ideas/${busy.number}-${busy.slug}` },
    numbers: ideas.slice(1).map((idea) => idea.number),
    paths: ideas.slice(1).map((idea) => `/ideas/${idea.number}-${idea.slug}`),
    tokens,
    cookie: cookie.split(";")[0] ?? "",
  };
}

async function propose(ctx: AppContext, people: Actor[]) {
  const ideas: { number: number; slug: string }[] = [];
  for (let n = 0; n < IDEAS; n++)
    ideas.push(
      await proposeIdea(ctx, of(people, n), {
        space: "banc-de-proves",
        kind: "idea",
        title: `Ombra i bancs al carrer ${n}`,
        body: "Plantar un arbre cada deu metres i posar-hi bancs.\n\nAixí s'hi pot **seure** a l'estiu.",
        lang: "ca",
        category: null,
        onBehalfOf: null,
        to: null,
      }),
    );
  return ideas;
}

function of<T>(list: T[], n: number): T {
  const item = list[n % list.length];
  if (item === undefined) throw new Error("The list is empty.");
  return item;
}
