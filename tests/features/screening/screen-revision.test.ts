import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { editComment } from "#app/features/comments/edit-comment.server.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { editIdea } from "#app/features/ideas/edit-idea.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { matchesOf } from "#app/features/screening/match.queries.server.ts";
import { wordsForm } from "#app/features/screening/screening.schema.ts";
import { setWords } from "#app/features/screening/set-words.server.ts";
import { BURST } from "#app/features/screening/surroundings.queries.server.ts";
import { wordsOf } from "#app/features/screening/words.queries.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function post(actor: Actor, number: number, body: string) {
  // A quarter of an hour between two, so that only what is meant to be one is a burst.
  t.clock.forward(15 * MINUTE);
  const { id } = await postComment(t.ctx, actor, { ...newComment.parse({ body }), number });
  return id;
}

async function latest(table: "comments" | "ideas", id: string): Promise<string> {
  const row = await t.ctx.db
    .selectFrom(table)
    .select("latest_revision_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.latest_revision_id ?? "";
}

/** The kinds of matches of a contribution's newest version. */
async function kinds(id: string, table: "comments" | "ideas" = "comments") {
  const revision = await latest(table, id);
  return ((await matchesOf(t.ctx.db, [revision])).get(revision) ?? []).map((match) => match.kind);
}

async function place(options: { space?: Space } = {}) {
  const author = await aPerson(t.ctx);
  const space = options.space ?? (await aSpace(t.ctx, { moderation: "before" }));
  const { number } = await anIdea(t.ctx, space, author);
  return { author, space, number };
}

describe("what is sent is looked through", () => {
  test("a comment's matches stand where they were found, and wait with it in the queue", async () => {
    const { author, space, number } = await place();
    const body = "Truqueu-me al 600 123 456, imbècils.";
    await post(author, number, body);
    const moderator = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
    const [item] = await waitingItems(t.ctx.db, moderator);
    expect(item?.matches.map((match) => [match.kind, body.slice(match.start ?? 0, match.end ?? 0)])).toEqual([
      ["telephone", "600 123 456"],
      ["insult", "imbècils"],
    ]);
  });

  test("an idea's title and text", async () => {
    const { author, space } = await place();
    const input = {
      space: space.slug,
      title: "Ets un inútil, alcalde",
      body: "Mireu www.exemple.org avui mateix.",
    };
    const { id } = await proposeIdea(t.ctx, author, newIdea.parse({ ...input, lang: "ca" }));
    const revision = await latest("ideas", id);
    expect((await matchesOf(t.ctx.db, [revision])).get(revision)).toEqual([
      { kind: "insult", field: "title", start: 0, end: 13, values: { term: "ets un inútil" } },
      { kind: "link", field: "body", start: 6, end: 21, values: { host: "exemple.org" } },
    ]);
  });

  test("nothing found, nothing kept", async () => {
    const { author, number } = await place();
    expect(await kinds(await post(author, number, "D'acord amb els arbres i els bancs."))).toEqual([]);
  });

  test("a text of nothing but matches is shown by its first hundred", async () => {
    const { author, number } = await place();
    expect(await kinds(await post(author, number, "idiota ".repeat(700)))).toHaveLength(100);
  });
});

describe("what its surroundings show", () => {
  const text = "Demano que es posin més fonts d'aigua potable a totes les places del barri.";

  test("the same text again, whatever its case and accents, however short the others", async () => {
    const { author, number } = await place();
    await post(author, number, text);
    const again = await post(author, number, text.toUpperCase());
    const revision = await latest("comments", again);
    expect((await matchesOf(t.ctx.db, [revision])).get(revision)).toEqual([
      { kind: "repeated", field: "body", start: null, end: null, values: { count: 1, idea: String(number) } },
    ]);
    await post(author, number, "Gràcies!");
    expect(await kinds(await post(author, number, "Gràcies!"))).toEqual([]);
  });

  test("another's nearly the same text in the same space, not in another, nor one that only begins alike", async () => {
    const { author, number, space } = await place();
    await post(author, number, text);
    const other = await place({ space });
    expect(await kinds(await post(other.author, other.number, `${text} Gràcies.`))).toEqual(["similar"]);
    const elsewhere = await place();
    expect(await kinds(await post(elsewhere.author, elsewhere.number, text))).toEqual([]);
    const apart = "Demano que es posin més papereres i bancs davant de les escoles i del mercat.";
    expect(await kinds(await post(other.author, other.number, apart))).toEqual([]);
  });

  test("many texts at once", async () => {
    const { author, number } = await place();
    const sent: string[] = [];
    for (let turn = 1; turn <= BURST.texts; turn++) {
      const body = `${"abcdefg"[turn]} `.repeat(30);
      sent.push((await postComment(t.ctx, author, { ...newComment.parse({ body }), number })).id);
    }
    expect(await kinds(sent.at(-2) ?? "")).toEqual([]);
    expect(await kinds(sent.at(-1) ?? "")).toEqual(["burst"]);
    t.clock.forward((BURST.minutes + 1) * MINUTE);
    expect(await kinds(await post(author, number, "Un altre dia"))).toEqual([]);
  });
});

describe("a new version", () => {
  test("of a public comment is looked through for what it adds", async () => {
    const { author, number } = await place({ space: await aSpace(t.ctx, { moderation: "after" }) });
    const id = await post(author, number, "El meu telèfon és el 600123456.");
    expect(await kinds(id)).toEqual(["telephone"]);
    const body = "El meu telèfon és el 600123456. Idiotes!";
    await editComment(t.ctx, author, { id, body, revision: await latest("comments", id) });
    expect(await kinds(id)).toEqual(["insult"]);
  });

  test("of one that is not public is looked through whole", async () => {
    const { author, number } = await place();
    const id = await post(author, number, "El meu telèfon és el 600123456.");
    const body = "El meu telèfon és el 600123456. Idiotes!";
    await editComment(t.ctx, author, { id, body, revision: await latest("comments", id) });
    expect(await kinds(id)).toEqual(["telephone", "insult"]);
  });

  test("of an idea is no repetition of itself", async () => {
    const { author, space } = await place();
    const input = {
      title: "Més fonts a la plaça",
      body: "Fonts d'aigua a cada plaça del barri, si us plau.",
    };
    const { id, number } = await proposeIdea(
      t.ctx,
      author,
      newIdea.parse({ ...input, space: space.slug, lang: "ca" }),
    );
    await editIdea(t.ctx, author, { ...input, lang: "ca", number, revision: await latest("ideas", id) });
    expect(await kinds(id, "ideas")).toEqual([]);
  });
});

test("an erased account leaves no print under its name", async () => {
  const { author, number } = await place();
  await post(author, number, "Un comentari que quedarà sense nom.");
  await eraseAccount(t.ctx, author);
  const left = await t.ctx.db
    .selectFrom("text_prints")
    .select("subject_id")
    .where("author_id", "=", author.id)
    .execute();
  expect(left).toEqual([]);
});

describe("a space's own words", () => {
  const save = (actor: Actor, slug: string, find: string, skip: string, version: string) =>
    setWords(t.ctx, actor, { ...wordsForm.parse({ find, skip, version }), slug });

  test("are found, and those it leaves out are not, there and nowhere else", async () => {
    const { author, number, space } = await place();
    const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
    const before = versionOf(await wordsOf(t.ctx.db, space.id));
    await save(organiser, space.slug, "Cruïlla del Diable\nbitllet\n\nbitllet", "pocavergonya", before);
    const body = "Quina pocavergonya, el preu dels bitllets a la cruilla del diable!";
    const elsewhere = await place();
    expect(await kinds(await post(author, number, body))).toEqual(["ownWord", "ownWord"]);
    expect(await kinds(await post(elsewhere.author, elsewhere.number, body))).toEqual(["insult"]);
    await expect(save(organiser, space.slug, "", "", before)).rejects.toMatchObject({ code: "conflict" });
    const now = versionOf(await wordsOf(t.ctx.db, space.id));
    await save(organiser, space.slug, "", "", now);
    expect(await kinds(await post(author, number, `${body} Apa.`))).toEqual(["insult", "similar"]);
  });

  test("are for the space's organisers", async () => {
    const { author, space } = await place();
    const version = versionOf(await wordsOf(t.ctx.db, space.id));
    await expect(save(author, space.slug, "res de res", "", version)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test.each([
    ["too short", "ab"],
    ["without a letter", "…!…"],
    ["too long", "x".repeat(61)],
    ["too many", Array.from({ length: 301 }, (_, place) => `mot${place}`).join("\n")],
  ])("refuses what is %s", (_, find) => {
    const refused = wordsForm.safeParse({ find, skip: "", version: "" });
    expect(refused.error?.issues[0]?.path).toEqual(["find"]);
  });
});
