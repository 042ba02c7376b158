import { afterAll, beforeAll, expect, test } from "vitest";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { suspensionForm } from "#app/features/accounts/admin.schema.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { endSuspensions } from "#app/features/moderation/end-suspensions.server.ts";
import { reinstateUser } from "#app/features/moderation/reinstate-user.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { personDesk } from "#app/features/spaces/people.queries.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { aPerson } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext({ TIMEZONE: "Europe/Madrid" });
});
afterAll(() => t.close());

async function suspended(days: number | null, locale: "ca" | "es" | "en" = "ca") {
  const admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  const person = await aPerson(t.ctx, { locale });
  const until = days === null ? null : new Date(t.ctx.now().getTime() + days * DAY).toISOString();
  await suspendUser(t.ctx, admin, {
    userId: person.id,
    reason: "Publicitat cada dia.",
    until,
    source: "own",
  });
  const mails = () =>
    t.ctx.db
      .selectFrom("mails")
      .select(["kind", "subject", "text", "locale"])
      .where("user_id", "=", person.id)
      .orderBy("id")
      .execute();
  const journal = async () =>
    (
      await t.ctx.db.selectFrom("journal").select("data").where("type", "=", "account.reinstated").execute()
    ).filter((entry) => entry.data.includes(person.id)).length;
  return { admin, person, mails, journal };
}

test("whoever is suspended is told why, until when and what to do, in their language", async () => {
  const { mails, person } = await suspended(7, "es");
  const [mail] = await mails();
  expect(mail).toMatchObject({ kind: "suspended", locale: "es", subject: "Tu cuenta está suspendida" });
  expect(mail?.text).toContain("hasta el 30 de noviembre de 2026, 10:00");
  expect(mail?.text).toContain("Publicitat cada dia.");
  const decision = await t.ctx.db
    .selectFrom("decisions")
    .select(["id", "appeal_until"])
    .where("subject_id", "=", person.id)
    .executeTakeFirstOrThrow();
  expect(mail?.text).toContain(decision.id);
  expect(decision.appeal_until).toMatch(/^2027-06-01/);
  expect(mail?.text).toContain("1 de junio de 2027");
  expect((await personDesk(t.ctx.db, person.id)).until).toMatch(/^2026-11-30/);
});

test("its end comes by itself, once, and is told and journalled; nobody decides it", async () => {
  const { person, mails, journal } = await suspended(7);
  await endSuspensions.run(t.ctx);
  expect(await actorById(t.ctx.db, person.id)).toBe(null);
  t.clock.forward(7 * DAY);
  await Promise.all([endSuspensions.run(t.ctx), endSuspensions.run(t.ctx)]);
  await endSuspensions.run(t.ctx);
  expect(await actorById(t.ctx.db, person.id)).toMatchObject({ id: person.id });
  expect((await mails()).map((mail) => mail.kind)).toEqual(["suspended", "reinstated"]);
  expect(await journal()).toBe(1);
  const decisions = await t.ctx.db
    .selectFrom("decisions")
    .select("verdict")
    .where("subject_id", "=", person.id)
    .execute();
  expect(decisions.map((decision) => decision.verdict)).toEqual(["suspended"]);
});

test("one without an end stays, one ended by hand ends no other, and an erased account stays erased", async () => {
  const open = await suspended(null);
  const twice = await suspended(7);
  await reinstateUser(t.ctx, twice.admin, {
    userId: twice.person.id,
    reason: "Era un error.",
    source: "own",
  });
  await suspendUser(t.ctx, twice.admin, { userId: twice.person.id, reason: "Hi torna.", source: "own" });
  expect((await twice.mails())[1]?.text).toContain("Era un error.");
  const erased = await suspended(7);
  await eraseAccount(t.ctx, erased.person);
  t.clock.forward(400 * DAY);
  await endSuspensions.run(t.ctx);
  const states = await Promise.all(
    [open, twice, erased].map(async ({ person }) =>
      t.ctx.db.selectFrom("users").select("state").where("id", "=", person.id).executeTakeFirstOrThrow(),
    ),
  );
  expect(states.map(({ state }) => state)).toEqual(["suspended", "suspended", "erased"]);
});

test("the form offers its lengths and no others", () => {
  expect(suspensionForm.parse({ act: "suspend", reason: "Publicitat" }).days).toBe("");
  expect(suspensionForm.parse({ act: "suspend", reason: "Publicitat", days: "30" }).days).toBe("30");
  expect(suspensionForm.safeParse({ act: "suspend", reason: "Publicitat", days: "31" }).success).toBe(false);
});
