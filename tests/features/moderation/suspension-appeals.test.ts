import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "#app/core/actor.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { appealSuspension } from "#app/features/moderation/appeal-suspension.server.ts";
import { decideSuspensionAppeal } from "#app/features/moderation/decide-suspension-appeal.server.ts";
import { deskData } from "#app/features/moderation/desk.queries.server.ts";
import { endSuspensions } from "#app/features/moderation/end-suspensions.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { suspensionAppeal, suspensionOf } from "#app/features/moderation/suspension-appeal.queries.server.ts";
import { suspensionAppealAlarms } from "#app/features/moderation/suspension-appeal-alarms.server.ts";
import { readSuspensionToken } from "#app/features/moderation/suspension-token.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext({ TIMEZONE: "Europe/Madrid" });
});
afterAll(() => t.close());

const mailsTo = (userId: string) =>
  t.ctx.db
    .selectFrom("mails")
    .select(["kind", "subject", "text"])
    .where("user_id", "=", userId)
    .orderBy("id")
    .execute();

async function suspended(locale: Locale = "ca", until: string | null = null) {
  const admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  const person = await aPerson(t.ctx, { locale, name: "Nil Serra" });
  await suspendUser(t.ctx, admin, {
    userId: person.id,
    reason: "Publicitat cada dia.",
    until,
    source: "own",
  });
  const [mail] = await mailsTo(person.id);
  const [, token, lang] = /\/appeals\/([\w.-]+)\?lang=(\w+)/.exec(mail?.text ?? "") ?? [];
  expect(lang).toBe(locale);
  return { admin, person, decisionId: readSuspensionToken(t.ctx, token) ?? "" };
}

/** Admins of other cases act no more. */
async function onlyAdmins(...ids: string[]) {
  await t.ctx.transact({}, (tx) =>
    tx
      .deleteFrom("roles")
      .where("role", "in", ["admin", "organiser"])
      .where("user_id", "not in", ids)
      .execute(),
  );
}

test.each([
  ["ca", "upheld", "Hem revisat la suspensió i es manté"],
  ["es", "overturned", "Hemos revisado la suspensión y tenías razón"],
  ["en", "overturned", "We reviewed the suspension and you were right"],
] as const)(
  "by the mail's link, decided by another admin, told in %s: %s",
  async (locale, outcome, subject) => {
    const { admin, person, decisionId } = await suspended(locale);
    const other = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
    await onlyAdmins(admin.id, other.id);
    const { id } = await appealSuspension(t.ctx, { decisionId, text: "No era publicitat." });
    await expect(appealSuspension(t.ctx, { decisionId, text: "I encara més." })).rejects.toMatchObject({
      code: "conflict",
    });
    const desk = await deskData(t.ctx, other, {});
    expect(desk.suspensions).toMatchObject([{ id, name: "Nil Serra", text: "No era publicitat." }]);
    expect(desk.counts).toMatchObject({ all: 1, appeal: 1 });
    expect((await deskData(t.ctx, admin, {})).suspensions).toEqual([]);
    expect((await mailsTo(other.id)).map((mail) => mail.kind)).toEqual(["suspensionAppeal"]);
    expect((await mailsTo(other.id))[0]?.text).not.toMatch(/Nil|publicitat/i);
    expect((await mailsTo(admin.id)).map((mail) => mail.kind)).toEqual([]);
    const verdict = { id, outcome, reason: "Ho he llegit tot." };
    await expect(decideSuspensionAppeal(t.ctx, admin, verdict)).rejects.toMatchObject({ code: "notFound" });
    const [first, second] = await Promise.allSettled([
      decideSuspensionAppeal(t.ctx, other, verdict),
      decideSuspensionAppeal(t.ctx, other, verdict),
    ]);
    expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
    const told = (await mailsTo(person.id)).at(-1);
    expect(told).toMatchObject({ kind: "suspensionAppealDecided", subject });
    expect(told?.text).toContain("Ho he llegit tot.");
    expect((await actorById(t.ctx.db, person.id)) !== null).toBe(outcome === "overturned");
    expect(await suspensionOf(t.ctx.db, decisionId)).toMatchObject({ appeal: outcome });
  },
);

test("the only admin's suspension goes to an organiser; whoever else looks finds nothing", async () => {
  const { admin, person, decisionId } = await suspended();
  const space = await aSpace(t.ctx);
  const organiser = await aPerson(t.ctx, { roles: [{ role: "organiser", spaceId: space.id }] });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  await onlyAdmins(admin.id, organiser.id);
  const { id } = await appealSuspension(t.ctx, { decisionId, text: "No era jo." });
  expect(await suspensionAppeal(t.ctx.db, organiser, id)).toMatchObject({ decidedBy: admin.name });
  for (const other of [admin, moderator, person])
    await expect(suspensionAppeal(t.ctx.db, other, id)).rejects.toMatchObject({ code: "notFound" });
  await decideSuspensionAppeal(t.ctx, organiser, { id, outcome: "overturned", reason: "És cert." });
  expect(await actorById(t.ctx.db, person.id)).not.toBe(null);
});

test("it is due by working hours, and when it is overdue those who decide it hear so once", async () => {
  const { admin, decisionId } = await suspended();
  const other = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  await onlyAdmins(admin.id, other.id);
  const { id } = await appealSuspension(t.ctx, { decisionId, text: "No era jo." });
  const { dueAt } = await suspensionAppeal(t.ctx.db, other, id);
  expect(Date.parse(dueAt ?? "")).toBeGreaterThan(t.ctx.now().getTime());
  await suspensionAppealAlarms.run(t.ctx);
  expect(await mailsTo(other.id)).toHaveLength(1);
  t.clock.set(new Date(dueAt ?? ""));
  await Promise.all([suspensionAppealAlarms.run(t.ctx), suspensionAppealAlarms.run(t.ctx)]);
  await suspensionAppealAlarms.run(t.ctx);
  expect((await mailsTo(other.id)).map((mail) => mail.subject)).toEqual([
    "Una revisió d'una suspensió t'espera",
    "Una revisió d'una suspensió està fora de termini",
  ]);
});

test("six months later it is late; what ended meanwhile stays ended, and an appeal overturns its record", async () => {
  const late = await suspended();
  const until = new Date(t.ctx.now().getTime() + 7 * DAY).toISOString();
  const over = await suspended("ca", until);
  const other = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  await onlyAdmins(late.admin.id, over.admin.id, other.id);
  t.clock.forward(8 * DAY);
  await endSuspensions.run(t.ctx);
  const { id } = await appealSuspension(t.ctx, { decisionId: over.decisionId, text: "No era jo." });
  await decideSuspensionAppeal(t.ctx, other, { id, outcome: "overturned", reason: "És cert." });
  expect(await actorById(t.ctx.db, over.person.id)).not.toBe(null);
  t.clock.forward(200 * DAY);
  await expect(
    appealSuspension(t.ctx, { decisionId: late.decisionId, text: "Ara sí." }),
  ).rejects.toMatchObject({ code: "conflict", key: "moderation.appeal.late" });
});
