import { afterAll, beforeAll, expect, test } from "vitest";
import { enterIdea } from "#app/features/ideas/enter-idea.server.ts";
import { listIdeas, SORTS } from "#app/features/ideas/idea.queries.server.ts";
import { newIdea, receivedIdea } from "#app/features/ideas/idea.schema.ts";
import { countIdeas } from "#app/features/ideas/idea-counts.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { similarTo } from "#app/features/ideas/similar-ideas.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const draft = (space: Space, more: Record<string, string> = {}) =>
  newIdea.parse({
    space: space.slug,
    title: "Més ombra a la plaça",
    body: "Plantar dotze arbres i posar-hi bancs.",
    lang: "ca",
    ...more,
  });
const waiting = (ideaId: string) =>
  t.ctx.db.selectFrom("queue_items").select("state").where("idea_id", "=", ideaId).execute();

test("an idea waits or is public as its space moderates", async () => {
  const author = await aPerson(t.ctx);
  const after = await proposeIdea(t.ctx, author, draft(await aSpace(t.ctx, { moderation: "after" })));
  expect(after.state).toBe("approved");
  expect(await waiting(after.id)).toEqual([]);

  const before = await proposeIdea(t.ctx, author, draft(await aSpace(t.ctx, { moderation: "before" })));
  expect(before.state).toBe("pending");
  expect(await waiting(before.id)).toEqual([{ state: "waiting" }]);

  const first = await aSpace(t.ctx, { moderation: "first" });
  expect((await proposeIdea(t.ctx, author, draft(first))).state).toBe("pending");
  await anIdea(t.ctx, first, author);
  // What repeats an earlier text would wait for that.
  const another = { title: "Bancs davant de l'ambulatori", body: "Qui surt del metge no té on seure." };
  expect((await proposeIdea(t.ctx, author, { ...draft(first), ...another })).state).toBe("approved");
});

test("the same form sent twice proposes once", async () => {
  const author = await aPerson(t.ctx);
  const input = draft(await aSpace(t.ctx));
  const one = await proposeIdea(t.ctx, author, input, "key-of-a-form");
  expect(await proposeIdea(t.ctx, author, input, "key-of-a-form")).toEqual(one);
});

test("a category or addressee that is not there is refused at its field", async () => {
  const author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx);
  await expect(proposeIdea(t.ctx, author, draft(space, { category: "none" }))).rejects.toMatchObject({
    code: "invalid",
    field: "category",
  });
  await expect(
    proposeIdea(t.ctx, author, draft(space, { kind: "question", to: "none" })),
  ).rejects.toMatchObject({ code: "invalid", field: "to" });
});

test("every order pages through every idea once", async () => {
  const author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx);
  for (let n = 0; n < 23; n++) {
    if (n % 3 === 0) t.clock.forward(MINUTE);
    await anIdea(t.ctx, space, author, { title: `Idea número ${n}` });
  }
  for (const sort of SORTS) {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const found: Awaited<ReturnType<typeof listIdeas>> = await listIdeas(t.ctx.db, t.ctx.engine, null, {
        space: space.slug,
        sort,
        after,
        limit: 5,
      });
      seen.push(...found.ideas.map((idea) => idea.number));
      after = found.next;
    } while (after);
    expect([sort, seen.length, new Set(seen).size]).toEqual([sort, 23, 23]);
  }
});

test("words are found whatever their accents, case and ending", async () => {
  const author = await aPerson(t.ctx);
  const space = await aSpace(t.ctx);
  await proposeIdea(
    t.ctx,
    author,
    draft(space, {
      title: "Instal·lació de fonts als camins escolars",
      body: "Una font a cada camí de l'escola.",
    }),
  );
  await proposeIdea(
    t.ctx,
    author,
    draft(space, { title: "Más árboles en las calles", body: "Plantar un árbol por vecino.", lang: "es" }),
  );
  const count = (q: string) => countIdeas(t.ctx, null, { space: space.slug, q });
  for (const q of [
    "instal·lació",
    "INSTALLACIO",
    "fonts",
    "font",
    "camí escolar",
    "arboles",
    "Árbol",
    "calle",
  ])
    expect([q, await count(q)]).toEqual([q, 1]);
  for (const q of ["tramvia", "%", "\"'*", "font NOT camí", "😀"])
    expect([q, await count(q)]).toEqual([q, 0]);
  const similar = await similarTo(t.ctx, null, { title: "Fonts als camins" }, { limit: 3 });
  expect(similar[0]?.title).toBe("Instal·lació de fonts als camins escolars");
});

test("what came on paper is entered by the space's organisers alone, without an author and with its origin", async () => {
  const space = await aSpace(t.ctx, { moderation: "before", phases: [{ opens: "vote" }] });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  const input = receivedIdea.parse({ ...draft(space), origin: "paper", note: "Bústia de la biblioteca" });
  await expect(enterIdea(t.ctx, await aPerson(t.ctx), input)).rejects.toMatchObject({ code: "forbidden" });
  const entered = await enterIdea(t.ctx, organiser, input, "key-of-paper");
  expect(await enterIdea(t.ctx, organiser, input, "key-of-paper")).toEqual(entered);
  expect(entered.state).toBe("approved");
  const { ideas } = await listIdeas(t.ctx.db, t.ctx.engine, null, { space: space.slug, sort: "new" });
  expect(ideas).toMatchObject([{ number: entered.number, author: null, origin: "paper" }]);
  expect(receivedIdea.safeParse({ ...input, origin: "online" }).success).toBe(false);
});
