import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Actor, SITE } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { periodOf } from "#app/core/period.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { ideaPage } from "#app/features/ideas/idea-page.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { journeysOf } from "#app/features/insights/journeys.queries.server.ts";
import { audienceOf } from "#app/features/notifications/move-audience.queries.server.ts";
import { toldTo } from "#app/features/notifications/notification.queries.server.ts";
import { boardFilter } from "#app/features/pipeline/board.ts";
import { newMove } from "#app/features/pipeline/move.schema.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import { organiserBoard } from "#app/features/pipeline/organiser-board.queries.server.ts";
import { storyOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { pipelineSheet } from "#app/features/pipeline/sheet.queries.server.ts";
import { undoMove } from "#app/features/pipeline/undo-move.server.ts";
import { questionsTo, withdrawable } from "#app/features/pipeline/update.queries.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anOrganisation, aPerson, aSpace } from "../../support/factories.ts";
import { tellEverybody } from "../../support/told.ts";

let world: TestContext;
beforeEach(async () => {
  world = await testContext();
});
afterEach(() => world.close());

const answer = (body = "Va als **horts** per la sèquia.", kind = "answer") => newUpdate.parse({ kind, body });
const story = async (id: string) => (await storyOf(world.ctx.db, world.ctx.engine, id)).updates;
const promised = (id: string) =>
  world.ctx.db
    .selectFrom("ideas")
    .select(["next_step", "responsible", "due_on"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
const kindsTold = async (person: Actor) =>
  (await toldTo(world.ctx.db, person)).flatMap((idea) => idea.notices.map((notice) => notice.kind)).sort();

/** A question to an organisation with one member, asked by a person and supported by another. */
async function asked() {
  const { ctx } = world;
  const space = await aSpace(ctx);
  const [author, voter, plain] = [await aPerson(ctx), await aPerson(ctx), await aPerson(ctx)];
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: SITE }] });
  const body = await anOrganisation(ctx, "aigues", "Servei d'Aigües", [plain]);
  const { id: organisation } = body;
  const member = found(body.members[0]);
  const question = await proposeIdea(
    ctx,
    author,
    newIdea.parse({
      space: space.slug,
      kind: "question",
      title: "On va l'aigua de la bassa?",
      body: "Cada tardor es buida la bassa i no sabem on va.",
      lang: "ca",
      to: organisation,
    }),
  );
  await castVote(ctx, voter, question);
  return { ctx, space, author, voter, member, organiser, organisation, question };
}

describe("a question", () => {
  test("goes to the members of the organisation it names, with a day until which it is awaited", async () => {
    const { member, voter, question } = await asked();
    expect(await promised(question.id)).toEqual({
      next_step: "Resposta oficial",
      responsible: "Servei d'Aigües",
      due_on: "2026-12-08",
    });
    await tellEverybody(world);
    expect(await kindsTold(member)).toEqual(["question"]);
    expect(await kindsTold(voter)).toEqual([]);
    const mail = await world.ctx.db
      .selectFrom("mails")
      .select("text")
      .where("user_id", "=", member.id)
      .executeTakeFirstOrThrow();
    expect(mail.text).toContain(`/ideas/${question.number}/answer`);
    expect(mail.text).toContain("8 de desembre del 2026");
  });

  test("is overdue once its day has ended; answered late by a member, it waits no more and everybody is told once", async () => {
    const { ctx, author, voter, member, organiser, organisation, question } = await asked();
    const overdue = async () =>
      (await organiserBoard(ctx, organiser, boardFilter(new URLSearchParams("view=overdue")))).cards.length;
    expect(await overdue()).toBe(0);
    world.clock.forward(16 * DAY);
    expect(await overdue()).toBe(1);
    expect(await questionsTo(ctx.db, null, organisation)).toMatchObject([
      { number: question.number, dueOn: "2026-12-08", answeredAt: null },
    ]);
    expect(await audienceOf(ctx.db, member, question.id)).toMatchObject({ total: 2 });
    const first = await publishUpdate(ctx, member, { ...answer(), number: question.number }, "answer-key-1");
    expect(
      await publishUpdate(ctx, member, { ...answer(), number: question.number }, "answer-key-1"),
    ).toEqual(first);
    expect(await overdue()).toBe(0);
    expect(await questionsTo(ctx.db, null, organisation)).toMatchObject([
      { dueOn: null, answeredAt: ctx.now().toISOString() },
    ]);
    expect(await story(question.id)).toMatchObject([
      { kind: "answer", organisation: "Servei d'Aigües", html: expect.stringContaining("<strong>horts") },
    ]);
    await tellEverybody(world);
    await tellEverybody(world);
    expect(await kindsTold(author)).toEqual(["answer"]);
    expect(await kindsTold(voter)).toEqual(["answer"]);
    expect(await kindsTold(member)).toEqual(["question"]);
    const mails = await ctx.db.selectFrom("mails").select("text").where("user_id", "=", voter.id).execute();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("Va als horts per la sèquia.");
  });

  test("says in which language its next step is: its own until somebody promises something else in theirs", async () => {
    const { ctx, organiser, question } = await asked();
    const step = async () => {
      const { nextStep, nextStepLang } = await ideaPage(
        ctx.db,
        await ideaTarget(ctx.db, null, question.number),
      );
      return [nextStep, nextStepLang];
    };
    const moved = (move: object) =>
      moveIdea(ctx, organiser, { ...newMove.parse({ note: "Lo vemos.", lang: "es", ...move }), ...question });
    expect(await step()).toEqual(["Resposta oficial", "ca"]);
    await moved({ stage: "discussion" });
    expect(await step()).toEqual(["Resposta oficial", "ca"]);
    await moved({ stage: "review", nextStep: "Visita a la balsa" });
    expect(await step()).toEqual(["Visita a la balsa", "es"]);
    const sheet = await pipelineSheet(ctx, null, null);
    expect(sheet.flatMap(({ ideas }) => ideas.map((idea) => idea.nextStepLang))).toEqual(["es"]);
  });

  test("counts in insight from its answer, and no more once that is withdrawn", async () => {
    const { ctx, member, question } = await asked();
    const whole = { period: periodOf(null, "Europe/Madrid"), space: null };
    const waited = async () => (await journeysOf(ctx, whole)).map((journey) => journey.answeredAfter);
    expect(await waited()).toEqual([null]);
    world.clock.forward(16 * DAY);
    const { id } = await publishUpdate(ctx, member, { ...answer(), number: question.number });
    expect(await waited()).toEqual([16]);
    await withdrawUpdate(ctx, member, { update: id });
    expect(await waited()).toEqual([null]);
  });

  test("whose answer is withdrawn before it is told waits again, until the same day, and nobody hears of it", async () => {
    const { ctx, member, voter, question } = await asked();
    const { id } = await publishUpdate(ctx, member, { ...answer(), number: question.number });
    expect(await promised(question.id)).toMatchObject({ next_step: null, due_on: null });
    expect(
      await withdrawable(ctx.db, member, await ideaTarget(ctx.db, member, question.number)),
    ).toHaveLength(1);
    await expect(withdrawUpdate(ctx, voter, { update: id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawUpdate(ctx, member, { update: id });
    await expect(withdrawUpdate(ctx, member, { update: id })).rejects.toMatchObject({ code: "conflict" });
    expect(await story(question.id)).toEqual([]);
    expect((await promised(question.id)).due_on).toBe("2026-12-08");
    await tellEverybody(world);
    expect(await kindsTold(voter)).toEqual([]);
  });

  test("moved and the move undone, it waits as before; once answered, it does not", async () => {
    const { ctx, organiser, member, question } = await asked();
    const move = { ...newMove.parse({ stage: "review", due: "2027-01-15" }), number: question.number };
    const first = await moveIdea(ctx, organiser, move);
    expect((await promised(question.id)).due_on).toBe("2027-01-15");
    await undoMove(ctx, organiser, { move: first.id });
    expect(await promised(question.id)).toMatchObject({
      responsible: "Servei d'Aigües",
      due_on: "2026-12-08",
    });
    await moveIdea(ctx, organiser, { ...newMove.parse({ stage: "discussion" }), number: question.number });
    expect((await promised(question.id)).due_on).toBe("2026-12-08");
    await publishUpdate(ctx, member, { ...answer(), number: question.number });
    const second = await moveIdea(ctx, organiser, move);
    await undoMove(ctx, organiser, { move: second.id });
    expect((await promised(question.id)).due_on).toBeNull();
  });
});

describe("what is official about an idea", () => {
  test("is said by organisers, in any kind, and by who was asked, as an answer alone", async () => {
    const { ctx, author, voter, member, organiser, space, question } = await asked();
    for (const person of [author, voter])
      await expect(
        publishUpdate(ctx, person, { ...answer(), number: question.number }),
      ).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      publishUpdate(ctx, member, { ...answer("Fet", "result"), number: question.number }),
    ).rejects.toMatchObject({ code: "forbidden" });
    const plain = await proposeIdea(
      ctx,
      author,
      newIdea.parse({
        space: space.slug,
        kind: "idea",
        title: "Més fonts",
        body: "Calen més fonts.",
        lang: "ca",
      }),
    );
    await expect(publishUpdate(ctx, member, { ...answer(), number: plain.number })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const kind of ["milestone", "result", "evidence"])
      await publishUpdate(ctx, organiser, { ...answer(`Diu ${kind}.`, kind), number: plain.number });
    expect((await story(plain.id)).map((update) => update.kind)).toEqual(["evidence", "result", "milestone"]);
    await tellEverybody(world);
    expect(await kindsTold(author)).toEqual(["update", "update", "update"]);
  });
});
