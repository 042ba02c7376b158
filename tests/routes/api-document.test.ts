import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import type { AppContext } from "#app/core/context.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { scopesFor } from "#app/features/accounts/token.policy.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { changeDossier } from "#app/features/dossier/change-dossier.server.ts";
import { dossierAct } from "#app/features/dossier/dossier.schema.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { OPERATIONS } from "#app/web/api/operations.server.ts";
import { makeExpress } from "#app/web/express-app.server.ts";
import { testContext } from "../support/context.ts";
import { aPerson, aSpace } from "../support/factories.ts";

type Documented = {
  operationId: string;
  parameters: { name: string; in: string; example?: string }[];
  requestBody?: { content: { "application/json": { example: Record<string, unknown> } } };
  responses: Record<string, unknown>;
  security: Record<string, unknown>[];
};
type Document = { openapi: string; paths: Record<string, Record<string, Documented>> };

/** Who stands behind each call of the examples, and what must be there before it. */
type Arrangement = { who: "citizen" | "moderator" | "organiser"; before: (set: Setting) => Promise<unknown> };
type Setting = { ctx: AppContext; citizen: Actor; moderator: Actor; organiser: Actor; ids: string[] };

const NUMBER = 142;
const IDEA_REVISION = "0192f000-0000-7000-8000-000000000002";
const COMMENT = "0192f000-0000-7000-8000-000000000011";
const COMMENT_REVISION = "0192f000-0000-7000-8000-000000000012";
const ITEM = "0192f000-0000-7000-8000-000000000021";
const DECISION = "0192f000-0000-7000-8000-000000000031";

const nothing = async () => {};
async function anIdeaOfTheirs({ ctx, citizen, ids }: Setting) {
  ids.push("0192f000-0000-7000-8000-000000000001", IDEA_REVISION);
  const idea = await proposeIdea(ctx, citizen, {
    space: "barris-frescos",
    kind: "idea",
    title: "Arbres al carrer Major",
    body: "Un arbre cada deu metres.",
    lang: "ca",
    category: null,
    onBehalfOf: null,
    to: null,
  });
  expect(idea.number).toBe(NUMBER);
}
const aCommentOfTheirs = async (set: Setting) => {
  await anIdeaOfTheirs(set);
  set.ids.push(COMMENT, COMMENT_REVISION);
  await postComment(set.ctx, set.citizen, {
    number: NUMBER,
    body: "Hi cabria un banc?",
    parent: null,
    stance: null,
    lang: "ca",
    onBehalfOf: null,
  });
};
const aWaitingComment = async (set: Setting) => {
  await anIdeaOfTheirs(set);
  await set.ctx.transact({}, (tx) => tx.updateTable("spaces").set({ moderation: "before" }).execute());
  set.ids.push(COMMENT, COMMENT_REVISION, ITEM);
  await postComment(set.ctx, set.citizen, {
    number: NUMBER,
    body: "Quina ximpleria.",
    parent: null,
    stance: null,
    lang: "ca",
    onBehalfOf: null,
  });
};

const aRemovedComment = async (set: Setting) => {
  await aCommentOfTheirs(set);
  set.ids.push(DECISION);
  await removeComment(set.ctx, set.moderator, { id: COMMENT, rule: 1, reason: "Fora de lloc." });
};

async function somethingTold(set: Setting) {
  await anIdeaOfTheirs(set);
  const about = { number: NUMBER };
  const result = { kind: "result", body: "Fet.", what: ["Bancs"], before: ["0"], after: ["4"] };
  await publishUpdate(set.ctx, set.organiser, { ...newUpdate.parse(result), ...about });
  const milestone = { act: "milestone", lang: "ca", title: "Primer banc", due: "2027-02-01" };
  await changeDossier(set.ctx, set.organiser, { ...dossierAct.parse(milestone), ...about });
}

const ARRANGEMENTS: Record<string, Arrangement> = {
  me: { who: "citizen", before: nothing },
  notifications: { who: "citizen", before: nothing },
  spaces: { who: "citizen", before: nothing },
  space: { who: "citizen", before: nothing },
  ideas: { who: "citizen", before: anIdeaOfTheirs },
  proposeIdea: { who: "citizen", before: nothing },
  idea: { who: "citizen", before: anIdeaOfTheirs },
  editIdea: { who: "citizen", before: anIdeaOfTheirs },
  withdrawIdea: { who: "citizen", before: anIdeaOfTheirs },
  relatedIdeas: { who: "citizen", before: anIdeaOfTheirs },
  comments: { who: "citizen", before: aCommentOfTheirs },
  thread: { who: "citizen", before: aCommentOfTheirs },
  postComment: { who: "citizen", before: anIdeaOfTheirs },
  withdrawComment: { who: "citizen", before: aCommentOfTheirs },
  vote: { who: "citizen", before: anIdeaOfTheirs },
  withdrawVote: { who: "citizen", before: anIdeaOfTheirs },
  queue: { who: "moderator", before: aWaitingComment },
  approve: { who: "moderator", before: aWaitingComment },
  reject: { who: "moderator", before: aWaitingComment },
  removeComment: { who: "moderator", before: aCommentOfTheirs },
  editComment: { who: "citizen", before: aCommentOfTheirs },
  restoreComment: { who: "moderator", before: aRemovedComment },
  reportComment: { who: "moderator", before: aCommentOfTheirs },
  markUseful: { who: "moderator", before: aCommentOfTheirs },
  unmarkUseful: { who: "moderator", before: aCommentOfTheirs },
  appeal: { who: "citizen", before: aRemovedComment },
  moveIdea: { who: "organiser", before: anIdeaOfTheirs },
  updates: { who: "citizen", before: somethingTold },
  milestones: { who: "citizen", before: somethingTold },
};

/** What anybody signed in may do; every other write is its author's, or belongs to a role in that space. */
const ANYBODYS = ["proposeIdea", "postComment", "vote", "withdrawVote", "reportComment"];
ANYBODYS.push("markUseful", "unmarkUseful");

/** Fields of the rows behind the calls that no call may set, with values found again wherever they were put. */
const MARK = "zz-mass-zz";
const NUMBER_MARK = 987_654_321;
const MORE = {
  ...{
    id: MARK,
    authorId: MARK,
    author_id: MARK,
    actorId: MARK,
    userId: MARK,
    spaceId: MARK,
    space_id: MARK,
  },
  ...{
    state: MARK,
    role: MARK,
    roles: [MARK],
    scopes: [MARK],
    verified: MARK,
    html: MARK,
    slug: MARK,
    url: MARK,
  },
  ...{
    createdAt: MARK,
    created_at: MARK,
    publishedAt: MARK,
    editedAt: MARK,
    origin: MARK,
    public_revision_id: MARK,
  },
  ...{
    number: NUMBER_MARK,
    supports: NUMBER_MARK,
    seq: NUMBER_MARK,
    comments: NUMBER_MARK,
    pinned: NUMBER_MARK,
  },
};

/** Tokens of somebody without a role, and of those who moderate and organise elsewhere. */
async function strangersTo(ctx: AppContext): Promise<string[]> {
  const { id: spaceId } = await aSpace(ctx);
  const people = [await aPerson(ctx)];
  for (const role of ["moderator", "organiser"] as const)
    people.push(await aPerson(ctx, { roles: [{ spaceId, role }] }));
  const tokens = people.map((person) =>
    createToken(ctx, person, { name: "test", scopes: scopesFor(person) }),
  );
  return (await Promise.all(tokens)).map(({ token }) => token);
}

const WRITTEN = [
  "users",
  "roles",
  "ideas",
  "idea_revisions",
  "comments",
  "comment_revisions",
  "votes",
] as const;
const DECIDED = ["decisions", "queue_items", "reports", "appeals", "stage_moves", "journal"] as const;

/** Every row that a call of the API may write, as text. */
async function everything({ db }: AppContext): Promise<string> {
  const rows = [...WRITTEN, ...DECIDED].map((table) =>
    db
      .selectFrom(table as "ideas")
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}

test.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
  "%s answers the document's own example as the document says",
  async (id, operation) => {
    const arranged = ARRANGEMENTS[id];
    if (!arranged) throw new Error(`Nothing is arranged for ${id}.`);
    const t = await testContext();
    const ids: string[] = [];
    const ctx: AppContext = { ...t.ctx, newId: () => ids.shift() ?? t.ctx.newId() };
    const { base, close } = await serve(ctx);
    try {
      const space = await aSpace(ctx, { slug: "barris-frescos" });
      await ctx.transact({}, (tx) =>
        tx
          .updateTable("counters")
          .set({ value: NUMBER - 1 })
          .where("name", "=", "idea")
          .execute(),
      );
      const citizen = await aPerson(ctx);
      const people = {
        citizen,
        moderator: await aPerson(ctx, { roles: [{ spaceId: space.id, role: "moderator" }] }),
        organiser: await aPerson(ctx, { roles: [{ spaceId: space.id, role: "organiser" }] }),
      };
      const person = people[arranged.who];
      const { token } = await createToken(ctx, person, { name: "test", scopes: scopesFor(person) });
      await arranged.before({ ctx, ...people, ids });
      const document = (await (await fetch(`${base}/openapi.json`)).json()) as Document;
      const described = document.paths[operation.path]?.[operation.method];
      if (!described) throw new Error(`${id} is not in the document.`);
      const request = exampleOf(operation.path, described);

      if (operation.signedIn) {
        const nobody = await fetch(base + request.path, {
          method: operation.method.toUpperCase(),
          headers: { ...request.headers, authorization: "Bearer plt_nobody" },
          body: request.body,
        });
        expect(nobody.status).toBe(401);
        expect(nobody.headers.get("content-type")).toContain("application/problem+json");
      }
      const ask = (bearer: string, body = request.body) =>
        fetch(base + request.path, {
          method: operation.method.toUpperCase(),
          headers: { ...request.headers, authorization: `Bearer ${bearer}` },
          body,
        });
      if (operation.method !== "get" && !ANYBODYS.includes(id))
        for (const stranger of await strangersTo(ctx))
          expect([403, 404]).toContain((await ask(stranger)).status);
      const more = request.body && JSON.stringify({ ...MORE, ...(JSON.parse(request.body) as object) });
      const answer = await ask(token, more);
      const text = await answer.text();
      if (more) expect(await everything(ctx)).not.toMatch(new RegExp(`${MARK}|${NUMBER_MARK}`));
      expect(`${answer.status} ${text}`).toMatch(new RegExp(`^${operation.status} `));
      expect(Object.keys(described.responses)).toContain(String(operation.status));
      if (!operation.answer) return expect(text).toBe("");
      const json: unknown = JSON.parse(text);
      expect(operation.answer.parse(json)).toEqual(json);
      if (
        typeof json === "object" &&
        json &&
        "items" in json &&
        !["relatedIdeas", "notifications"].includes(id)
      )
        expect(json.items).not.toEqual([]);
    } finally {
      await close();
      await t.close();
    }
  },
);

test("the document names every call of the table once", () => {
  const ids = OPERATIONS.map((operation) => operation.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(ARRANGEMENTS).sort()).toEqual([...ids].sort());
});

function exampleOf(
  path: string,
  described: Documented,
): { path: string; headers: Record<string, string>; body: string | null } {
  const of = (place: string) => described.parameters.filter((parameter) => parameter.in === place);
  let filled = path;
  for (const { name, example } of of("path")) filled = filled.replace(`{${name}}`, example ?? "");
  const query = new URLSearchParams();
  for (const { name, example } of of("query")) if (example !== undefined) query.set(name, example);
  const body = described.requestBody?.content["application/json"].example;
  return {
    path: query.size > 0 ? `${filled}?${query}` : filled,
    headers: body ? { "content-type": "application/json" } : {},
    body: body ? JSON.stringify(body) : null,
  };
}

async function serve(ctx: AppContext): Promise<{ base: string; close: () => Promise<void> }> {
  const server: Server = createServer(makeExpress({ ctx, client: null, pages: null }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/api/v1`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
