import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";

import { chooseMerge } from "#app/features/pipeline/choose-merge.server.ts";
import { askedMerge, mergeCounts, mergeOf } from "#app/features/pipeline/merge.queries.server.ts";
import { newMerge } from "#app/features/pipeline/merge.schema.ts";
import { mergeIdeas } from "#app/features/pipeline/merge-ideas.server.ts";
import { countSupporters, mergeTargets } from "#app/features/pipeline/merge-targets.queries.server.ts";
import { mergeUrl, readMergeToken } from "#app/features/pipeline/merge-token.server.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

/** Two ideas of one space; three people support the first, one of them the second too. */
async function town() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const author = await aPerson(ctx);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const first = await anIdea(ctx, space, author, { title: "Ombra a la plaça del mercat" });
  const second = await anIdea(ctx, space, author, { title: "Arbres a totes les places" });
  const [moves, stays, leaves] = [await aPerson(ctx), await aPerson(ctx), await aPerson(ctx)];
  for (const person of [moves, stays, leaves]) await castVote(ctx, person, first);
  await castVote(ctx, leaves, second);
  return { ctx, space, author, organiser, first, second, moves, stays, leaves };
}

const input = (into: number) => newMerge.parse({ into: String(into), note: "Demanen el mateix." });
const supports = async (id: string) =>
  (await world.ctx.db.selectFrom("ideas").select("supports").where("id", "=", id).executeTakeFirstOrThrow())
    .supports;

async function merged() {
  const all = await town();
  const { id } = await mergeIdeas(all.ctx, all.organiser, {
    ...input(all.second.number),
    number: all.first.number,
  });
  const answer = (person: Actor, choice: "moved" | "kept" | "dropped") =>
    chooseMerge(all.ctx, person, { mergeId: id, choice });
  return { ...all, mergeId: id, answer };
}

describe("merging ideas", () => {
  test("moves no support by itself; each supporter moves, keeps or drops theirs, once", async () => {
    const { ctx, first, second, moves, stays, leaves, answer } = await merged();
    expect([await supports(first.id), await supports(second.id)]).toEqual([3, 1]);
    await answer(moves, "moved");
    await answer(stays, "kept");
    await answer(leaves, "dropped");
    expect([await supports(first.id), await supports(second.id)]).toEqual([1, 2]);
    expect(await mergeCounts(ctx.db, first.id)).toEqual({ asked: 0, moved: 1, kept: 1, dropped: 1 });
    await expect(answer(moves, "kept")).rejects.toMatchObject({ code: "conflict" });
    const rows = await ctx.db.selectFrom("votes").select(["idea_id", "user_id"]).execute();
    expect(
      rows
        .filter((row) => row.idea_id === second.id)
        .map((row) => row.user_id)
        .sort(),
    ).toEqual([moves.id, leaves.id].sort());
  });

  test("support that both ideas had is counted once after it moves", async () => {
    const { first, second, leaves, answer } = await merged();
    await answer(leaves, "moved");
    expect([await supports(first.id), await supports(second.id)]).toEqual([2, 1]);
  });

  test("supporters are asked by one message, others are told of the move by one, in the mail too", async () => {
    const { ctx, author, moves, stays, leaves, mergeId } = await merged();
    await tellEverybody(world);
    const told = await ctx.db.selectFrom("notifications").select(["user_id", "kind"]).execute();
    const kinds = (person: Actor) => told.filter((row) => row.user_id === person.id).map((row) => row.kind);
    for (const person of [moves, stays, leaves]) expect(kinds(person)).toEqual(["mergeAsked"]);
    expect(kinds(author)).toEqual(["stage"]);
    const mail = await ctx.db
      .selectFrom("mails")
      .select(["text", "html"])
      .where("user_id", "=", moves.id)
      .executeTakeFirstOrThrow();
    const address = mergeUrl(ctx, mergeId, moves.id);
    expect(mail.text).toContain(address);
    expect(mail.html).toContain(address);
    expect(mail.text).toContain("Demanen el mateix.");
    expect(readMergeToken(ctx, address.split("/").at(-1))).toEqual({ mergeId, userId: moves.id });
    expect(readMergeToken(ctx, `${address.split("/").at(-1)?.slice(0, -2)}xx`)).toBeNull();
  });

  test("only who supported is asked, and reads both ideas", async () => {
    const { ctx, author, moves, first, second, mergeId, answer } = await merged();
    await expect(answer(author, "moved")).rejects.toMatchObject({ code: "notFound" });
    expect(await askedMerge(ctx.db, author, mergeId)).toBeNull();
    expect(await askedMerge(ctx.db, moves, mergeId)).toMatchObject({
      idea: { number: first.number },
      into: { number: second.number },
      answer: "asked",
      ended: false,
    });
    expect(await mergeOf(ctx.db, null, first.id)).toMatchObject({
      into: { number: second.number },
      answer: null,
    });
  });

  test("does not close circles, not even when both are merged at once", async () => {
    const { ctx, organiser, first, second } = await town();
    const both = await Promise.allSettled([
      mergeIdeas(ctx, organiser, { ...input(second.number), number: first.number }),
      mergeIdeas(ctx, organiser, { ...input(first.number), number: second.number }),
    ]);
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const standing = await ctx.db.selectFrom("merges").select("id").where("ended_at", "is", null).execute();
    expect(standing).toHaveLength(1);
  });

  test("is refused into itself, unknown numbers and spaces one does not organise", async () => {
    const { ctx, organiser, first, author } = await town();
    const elsewhere = await anIdea(ctx, await aSpace(ctx), author);
    for (const into of [first.number, elsewhere.number, 99_999])
      await expect(
        mergeIdeas(ctx, organiser, { ...input(into), number: first.number }),
      ).rejects.toMatchObject({ code: "invalid", field: "into" });
    const beyond = newMerge.safeParse({ into: "99999999999", note: "Diuen el mateix." });
    expect(beyond.error?.issues).toMatchObject([{ path: ["into"], message: "board.merge.intoNeeded" }]);
    await expect(
      mergeIdeas(ctx, author, { ...input(first.number), number: first.number }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("only ideas that can take it in are offered, and it is said beforehand how many will be asked", async () => {
    const { ctx, space, organiser, author, first, second } = await town();
    const title = "Ombra a la plaça del mercat vell";
    const [joined, declined, elsewhere, third] = [
      await anIdea(ctx, space, author, { title }),
      await anIdea(ctx, space, author, { title }),
      await anIdea(ctx, await aSpace(ctx), author, { title }),
      await anIdea(ctx, space, author, { title }),
    ];
    await mergeIdeas(ctx, organiser, { ...input(first.number), number: joined.number });
    const no = newMove.parse({ stage: "declined", note: "No es pot." });
    await moveIdea(ctx, organiser, { ...no, number: declined.number });
    const offered = await mergeTargets(ctx, organiser, first, "Ombra a la plaça del mercat");
    expect(offered.map((one) => one.number).sort()).toEqual([second.number, third.number].sort());
    expect(offered.map((one) => one.number)).not.toContain(elsewhere.number);
    const asked = await countSupporters(ctx.db, first.id);
    await mergeIdeas(ctx, organiser, { ...input(third.number), number: first.number });
    expect([asked, (await mergeCounts(ctx.db, first.id)).asked]).toEqual([3, 3]);
  });

  test("the idea it goes on in is chosen or written; two that differ are asked about", () => {
    const read = (fields: object) => newMerge.safeParse({ note: "Juntes.", ...fields });
    expect(read({ similar: "14", into: "" }).data?.into).toBe(14);
    expect(read({ similar: "14", into: "Nº 14" }).data?.into).toBe(14);
    expect(read({ similar: "other", into: "https://town.example/ideas/21-arbres" }).data?.into).toBe(21);
    const wrong = (fields: object) => read(fields).error?.issues.map((one) => [one.path[0], one.message]);
    expect(wrong({ similar: "14", into: "21" })).toEqual([["into", "board.merge.intoTwo"]]);
    expect(wrong({ similar: "other", into: "", note: "" })?.[0]).toEqual(["into", "board.merge.intoNeeded"]);
    expect(wrong({ into: "una" })).toEqual([["into", "board.merge.intoNeeded"]]);
  });

  test("moved to another stage, the idea goes on by itself and nobody is asked any more", async () => {
    const { ctx, organiser, first, moves, stays, answer } = await merged();
    await answer(moves, "moved");
    await moveIdea(ctx, organiser, { ...newMove.parse({ stage: "discussion" }), number: first.number });
    await expect(answer(stays, "moved")).rejects.toMatchObject({ code: "conflict" });
    expect(await mergeOf(ctx.db, stays, first.id)).toBeNull();
    const { merged_into } = await ctx.db
      .selectFrom("ideas")
      .select("merged_into")
      .where("id", "=", first.id)
      .executeTakeFirstOrThrow();
    expect(merged_into).toBeNull();
  });

  test("support cannot move where voting is closed; it can stay or end", async () => {
    const { ctx, organiser, second, moves, stays, answer } = await merged();
    await moveIdea(ctx, organiser, { ...newMove.parse({ stage: "done" }), number: second.number });
    await expect(answer(moves, "moved")).rejects.toMatchObject({ code: "conflict" });
    await answer(moves, "dropped");
    await answer(stays, "kept");
  });
});
