import { afterAll, beforeAll, expect, test } from "vitest";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { readSession } from "#app/features/accounts/session.server.ts";
import { signIn } from "#app/features/accounts/sign-in.server.ts";
import { proofOfLink, proveByCode, requestCode } from "#app/features/accounts/sign-in-code.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { deliverMails } from "#app/jobs/deliver-mails.server.ts";
import { consumeIntent } from "#app/web/consume-intent.server.ts";
import { DAY, MINUTE, type TestContext, testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function ask(email: string, intentId: string | null = null) {
  const { browserSecret } = await requestCode(t.ctx, { email, locale: "ca", next: "/ideas", intentId });
  await deliverMails.run(t.ctx);
  const mail = t.sent.filter((one) => one.to === email).at(-1);
  return {
    browserSecret,
    code: /\n(\d{6})\n/.exec(mail?.text ?? "")?.[1] ?? "",
    link: /login\/link\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "",
  };
}

const enter = (proof: Awaited<ReturnType<typeof proveByCode>>, name: string | null = "Laia") =>
  signIn(t.ctx, {
    proof,
    userAgent: "test",
    endSession: null,
    profile: name ? { name, locale: "ca" } : null,
    consume: (tx, record, actor, intentId) => consumeIntent(t.ctx, tx, record, actor, intentId),
  });

test("a code signs in, once, in the browser that asked; only hashes are stored", async () => {
  const asked = await ask("laia@people.example");
  expect(asked.code).toMatch(/^\d{6}$/);
  await expect(proveByCode(t.ctx, "another browser", asked.code)).rejects.toMatchObject({ code: "invalid" });
  const proof = await proveByCode(t.ctx, asked.browserSecret, asked.code);
  expect(
    await t.ctx.db.selectFrom("users").select("id").where("email", "=", "laia@people.example").execute(),
  ).toEqual([]);
  const { cookie, next } = await enter(proof);
  expect(next).toBe("/ideas");
  await expect(proveByCode(t.ctx, asked.browserSecret, asked.code)).rejects.toMatchObject({
    code: "invalid",
  });
  await expect(enter(proof)).rejects.toMatchObject({ code: "conflict" });

  const session = await readSession(t.ctx, cookie);
  const token = /session=([^;]+)/.exec(cookie)?.[1] ?? "";
  expect(await actorById(t.ctx.db, session?.userId ?? "")).toMatchObject({ name: "Laia" });
  expect(JSON.stringify(await t.ctx.db.selectFrom("sessions").selectAll().execute())).not.toContain(token);
  expect(JSON.stringify(await t.ctx.db.selectFrom("sign_in_codes").selectAll().execute())).not.toContain(
    asked.link,
  );
});

test("five wrong tries end a code, also in parallel; ten minutes too", async () => {
  const asked = await ask("pere@people.example");
  const wrong = asked.code === "000000" ? "111111" : "000000";
  await Promise.allSettled(Array.from({ length: 8 }, () => proveByCode(t.ctx, asked.browserSecret, wrong)));
  await expect(proveByCode(t.ctx, asked.browserSecret, asked.code)).rejects.toMatchObject({
    code: "invalid",
  });
  const late = await ask("pere@people.example");
  t.clock.forward(11 * MINUTE);
  await expect(proveByCode(t.ctx, late.browserSecret, late.code)).rejects.toMatchObject({ code: "invalid" });
  await expect(proofOfLink(t.ctx, late.link)).rejects.toMatchObject({ code: "notFound" });
});

test("a vote meant before signing in is counted with the sign-in, once", async () => {
  const idea = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  const intent = await keepIntent(t.ctx, { kind: "vote", ideaId: idea.id, payload: {} });
  const asked = await ask("rosa@people.example", intent);
  await enter(await proofOfLink(t.ctx, asked.link), "Rosa");
  expect((await ideaTarget(t.ctx.db, null, idea.number)).supports).toBe(1);
  const again = await ask("rosa@people.example", intent);
  await enter(await proveByCode(t.ctx, again.browserSecret, again.code), null);
  expect((await ideaTarget(t.ctx.db, null, idea.number)).supports).toBe(1);
});

test("an ended session is nobody, and only one's own can be ended", async () => {
  const asked = await ask("omar@people.example");
  const { cookie } = await enter(await proveByCode(t.ctx, asked.browserSecret, asked.code), "Omar");
  const session = await readSession(t.ctx, cookie);
  const omar = await actorById(t.ctx.db, session?.userId ?? "");
  await expect(endSession(t.ctx, await aPerson(t.ctx), session?.publicId ?? "")).rejects.toMatchObject({
    code: "notFound",
  });
  if (omar) await endSession(t.ctx, omar, session?.publicId ?? "");
  expect(await readSession(t.ctx, cookie)).toBeNull();
  t.clock.forward(DAY);
});

test("two first sign-ins of one address at once make one account and both go in", async () => {
  const [one, two] = [await ask("bessona@people.example"), await ask("bessona@people.example")];
  const proofs = await Promise.all(
    [one, two].map((asked) => proveByCode(t.ctx, asked.browserSecret, asked.code)),
  );
  const entered = await Promise.all(proofs.map((proof) => enter(proof)));
  const sessions = await Promise.all(entered.map(({ cookie }) => readSession(t.ctx, cookie)));
  expect(new Set(sessions.map((session) => session?.userId)).size).toBe(1);
  expect(sessions[0]?.userId).toBeTruthy();
});

test("what a signed-out person wanted to follow is followed once they are in", async () => {
  const idea = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  const intentId = await keepIntent(t.ctx, { kind: "follow", ideaId: idea.id, payload: {} });
  const asked = await ask("segueix@people.example", intentId);
  const { cookie } = await enter(await proveByCode(t.ctx, asked.browserSecret, asked.code));
  const session = await readSession(t.ctx, cookie);
  const follows = await t.ctx.db
    .selectFrom("follows")
    .select("idea_id")
    .where("user_id", "=", session?.userId ?? "")
    .execute();
  expect(follows).toEqual([{ idea_id: idea.id }]);
});
