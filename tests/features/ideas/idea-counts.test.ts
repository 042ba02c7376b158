import { afterAll, beforeAll, expect, test } from "vitest";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { countByStage, countIdeas } from "#app/features/ideas/idea-counts.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { anotherProcess } from "../../support/another-process.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

test("what is counted once follows every move, here and in another process, and tells nobody of private spaces", async () => {
  await aSpace(t.ctx, { slug: "obert" });
  const closed = await aSpace(t.ctx, { slug: "tancat", visibility: "private" });
  const author = await aPerson(t.ctx, { memberOf: [closed] });
  const organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const other = anotherProcess(t.ctx);
  const propose = (space: string, title: string) =>
    proposeIdea(
      t.ctx,
      author,
      newIdea.parse({ space, title, body: "Un banc a l'ombra del carrer.", lang: "ca" }),
    );
  const seen = async (viewer: Parameters<typeof countIdeas>[1], space?: string) => {
    const [here, there] = [
      await countByStage(t.ctx, viewer, { space }),
      await countByStage(other, viewer, { space }),
    ];
    expect(there).toEqual(here);
    expect(await countIdeas(t.ctx, viewer, { space })).toBe(
      Object.values(here).reduce((sum, one) => sum + one, 0),
    );
    return here;
  };

  expect(await seen(null)).toEqual({});
  const first = await propose("obert", "Més bancs");
  await propose("obert", "Més ombra");
  expect(await seen(null)).toEqual({ received: 2 });
  await propose("tancat", "Sala de reunions");
  expect(await seen(null)).toEqual({ received: 2 });
  expect(await seen(author)).toEqual({ received: 3 });
  expect(await seen(author, "tancat")).toEqual({ received: 1 });
  expect(await seen(null, "tancat")).toEqual({});
  await moveIdea(t.ctx, organiser, {
    ...newMove.parse({ stage: "review", note: "S'estudia." }),
    number: first.number,
  });
  expect(await seen(null, "obert")).toEqual({ received: 1, review: 1 });
  expect(await countIdeas(t.ctx, null, { stage: "review" })).toBe(1);
  expect(await countIdeas(t.ctx, null, { stage: "review", kind: "question" })).toBe(0);
  await withdrawIdea(t.ctx, author, { number: first.number });
  expect(await seen(null)).toEqual({ received: 1 });
});
