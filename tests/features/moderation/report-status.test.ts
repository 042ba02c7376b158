import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, Locale } from "#app/core/actor.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { approveItem } from "#app/features/moderation/approve-item.server.ts";
import { waitingItems } from "#app/features/moderation/queue.queries.server.ts";
import { rejectItem } from "#app/features/moderation/reject-item.server.ts";
import { reportComment } from "#app/features/moderation/report-comment.server.ts";
import { ownReports, reportStatus } from "#app/features/moderation/report-status.queries.server.ts";
import { readReportToken } from "#app/features/moderation/report-token.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { ownReportsSection, reportStatusPage } from "#app/site/report-status-page.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

async function town(visibility: "public" | "private" = "public") {
  const space = await aSpace(t.ctx, { visibility });
  const author = await aPerson(t.ctx, { memberOf: [space] });
  const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator", spaceId: space.id }] });
  const idea = await anIdea(t.ctx, space, author);
  const say = async (body = "Truqueu a la Maria") =>
    (await postComment(t.ctx, author, { ...newComment.parse({ body }), number: idea.number })).id;
  const one = async () => {
    const [item] = await waitingItems(t.ctx.db, moderator, { space: space.slug });
    if (!item) throw new Error("nothing waits");
    return item;
  };
  const report = (
    id: string,
    from: { viewer?: Actor; email?: string; locale?: Locale; explanation?: string } = {},
  ) =>
    reportComment(t.ctx, from.viewer ?? null, {
      id,
      reason: "spam",
      explanation: from.explanation ?? "És publicitat del meu cosí",
      locale: from.locale ?? "ca",
      ...(from.email ? { email: from.email } : {}),
    });
  return { space, author, moderator, idea, say, one, report };
}

const mailsTo = (address: string) =>
  t.ctx.db.selectFrom("mails").selectAll().where("recipient", "=", address).orderBy("id").execute();

test.each(["ca", "es", "en"] as const)(
  "whoever left an address follows the report by the mail's link, to its outcome (%s)",
  async (locale) => {
    const { say, one, report, moderator } = await town();
    const email = `veina-${locale}@people.example`;
    const filed = await report(await say(), { email, locale });
    const [receipt] = await mailsTo(email);
    expect(receipt?.text).toContain(String(filed.number));
    const link = /\/reports\/([\w.-]+)\?lang=(\w+)/.exec(receipt?.text ?? "");
    expect(link?.[2]).toBe(locale);
    const id = readReportToken(t.ctx, link?.[1]) ?? "";
    expect(id).toBe(filed.id);
    expect(readReportToken(t.ctx, `${link?.[1]}x`)).toBe(null);
    const received = await reportStatus(t.ctx.db, null, id);
    expect(received).toMatchObject({ number: filed.number, state: "received", rule: null, decidedAt: null });
    expect(received?.dueAt).toBe((await one()).dueAt);
    await rejectItem(t.ctx, moderator, { ...(await one()), rule: 1, reason: "Paraules de qui modera" });
    const status = await reportStatus(t.ctx.db, null, id);
    expect(status).toMatchObject({ state: "removed", dueAt: null, isBack: false, rule: { number: 1 } });
    if (!status) throw new Error("no status");
    const shown = JSON.stringify(reportStatusPage(t.ctx, locale, status));
    const removed = { ca: "Hem retirat", es: "Hemos retirado", en: "We have removed" };
    expect(shown).toContain(removed[locale]);
    await notifyPeople.run(t.ctx);
    const outcome = (await mailsTo(email)).at(-1);
    expect(outcome?.text).toContain(link?.[0]);
    for (const text of [shown, outcome?.text]) expect(text).not.toMatch(/Paraules|cosí|Maria/);
  },
);

test("a text taken back leaves nothing to decide; a report in a private space is its sender's alone", async () => {
  const { author, say, report } = await town();
  const id = await say();
  const filed = await report(id);
  await withdrawComment(t.ctx, author, { id });
  expect(await reportStatus(t.ctx.db, null, filed.id)).toMatchObject({ state: "gone", dueAt: null });
  const closed = await town("private");
  const member = await aPerson(t.ctx, { memberOf: [closed.space] });
  const inside = await closed.report(await closed.say(), { viewer: member });
  expect(await reportStatus(t.ctx.db, member, inside.id)).toMatchObject({ state: "received" });
  for (const other of [null, closed.author])
    expect(await reportStatus(t.ctx.db, other, inside.id)).toBe(null);
});

test("a followed report leads to its text while that is public, and a person's own are listed without any text", async () => {
  const { idea, moderator, say, one, report } = await town();
  const viewer = await aPerson(t.ctx);
  const id = await say();
  const filed = await report(id, { viewer });
  const path = `/ideas/${idea.number}/c/${id}#c-${id}`;
  expect(await reportStatus(t.ctx.db, null, filed.id)).toMatchObject({ path, isOwn: false });
  const own = await reportStatus(t.ctx.db, viewer, filed.id);
  if (!own) throw new Error("no status");
  expect(own).toMatchObject({ path, isOwn: true });
  expect(reportStatusPage(t.ctx, "en", own)).toMatchObject({ keep: null, own: { path: "/me#reports" } });
  await rejectItem(t.ctx, moderator, { ...(await one()), rule: 1, reason: "Paraules de qui modera" });
  expect(await reportStatus(t.ctx.db, viewer, filed.id)).toMatchObject({ state: "removed", path: null });
  t.clock.forward(60_000);
  const later = await report(await say(), { viewer });
  const listed = await ownReports(t.ctx.db, viewer);
  expect(listed.map(({ number, state }) => [number, state])).toEqual([
    [later.number, "received"],
    [filed.number, "removed"],
  ]);
  const section = await ownReportsSection(t.ctx, "en", viewer);
  expect(section?.rows.map((row) => row.state)).toEqual(["Waiting", "Removed"]);
  expect(JSON.stringify([listed, section])).not.toMatch(/Maria|cosí|Paraules/);
  expect(await ownReportsSection(t.ctx, "en", moderator)).toBe(null);
  const closed = await town("private");
  const member = await aPerson(t.ctx, { memberOf: [closed.space] });
  const inside = await closed.report(await closed.say(), { viewer: member });
  expect((await reportStatus(t.ctx.db, member, inside.id))?.path).toContain(
    `/ideas/${closed.idea.number}/c/`,
  );
  const gone = { ...member, memberSpaces: [] };
  expect(await reportStatus(t.ctx.db, gone, inside.id)).toMatchObject({ state: "received", path: null });
});

/** Reports as many new comments from there, each found manifestly unfounded. */
async function unfounded(place: Awaited<ReturnType<typeof town>>, from: object, times: number) {
  for (let count = 0; count < times; count++) {
    await place.report(await place.say(), from);
    await approveItem(t.ctx, place.moderator, { ...(await place.one()), unfounded: true });
    t.clock.forward(60_000);
  }
}

test("unfounded reports bring a warning; when they go on, a person's are refused for a time, in that space", async () => {
  const place = await town();
  const viewer = await aPerson(t.ctx, { locale: "es" });
  const kinds = async () =>
    (await mailsTo(`${viewer.id}@people.example`))
      .filter((mail) => mail.kind === "misuse")
      .map((mail) => mail.subject);
  await unfounded(place, { viewer }, 1);
  expect(await kinds()).toEqual([]);
  await unfounded(place, { viewer }, 1);
  expect(await kinds()).toEqual(["Una advertencia sobre tus denuncias"]);
  await unfounded(place, { viewer }, 2);
  expect(await kinds()).toEqual([
    "Una advertencia sobre tus denuncias",
    "Durante un tiempo no leeremos tus denuncias",
  ]);
  await expect(place.report(await place.say(), { viewer })).rejects.toMatchObject({
    code: "forbidden",
    key: "moderation.report.setAside",
  });
  const decision = await t.ctx.db
    .selectFrom("decisions")
    .select(["verdict", "scope", "automated", "moderator_id", "ends_at"])
    .where("subject_id", "=", viewer.id)
    .executeTakeFirst();
  expect(decision).toMatchObject({
    verdict: "suspended",
    scope: "notices",
    automated: 0,
    moderator_id: place.moderator.id,
  });
  const elsewhere = await town();
  expect(await elsewhere.report(await elsewhere.say(), { viewer })).toMatchObject({
    number: expect.any(Number),
  });
  t.clock.forward(30 * DAY);
  await place.report(await place.say(), { viewer });
  expect(await place.one()).toMatchObject({ type: "report" });
});

test("an address that goes on is told by mail alone: nobody else learns of it, and nobody reads what comes", async () => {
  const place = await town();
  const email = "plaga@people.example";
  await unfounded(place, { email }, 4);
  const id = await place.say();
  const filed = await place.report(id, { email });
  expect(await waitingItems(t.ctx.db, place.moderator, { space: place.space.slug })).toEqual([]);
  expect(await reportStatus(t.ctx.db, null, filed.id)).toMatchObject({ state: "setAside" });
  expect((await mailsTo(email)).at(-1)?.text).toContain("No la llegirà ningú");
  const other = await place.report(id);
  expect(other.number).toBe(filed.number + 1);
  expect(await place.one()).toMatchObject({ type: "report" });
});

test("other reports without effect are no misuse, and an erased account leaves no address", async () => {
  const place = await town();
  const viewer = await aPerson(t.ctx, { email: "vella@people.example" });
  for (let count = 0; count < 5; count++) {
    await place.report(await place.say(), { viewer });
    await approveItem(t.ctx, place.moderator, await place.one());
  }
  await place.report(await place.say(), { email: "vella@people.example" });
  expect(await mailsTo("vella@people.example")).not.toContainEqual(
    expect.objectContaining({ kind: "misuse" }),
  );
  await eraseAccount(t.ctx, viewer);
  const left = await t.ctx.db
    .selectFrom("reports")
    .select("id")
    .where((eb) => eb.or([eb("email", "=", "vella@people.example"), eb("reporter_id", "=", viewer.id)]))
    .execute();
  expect(left).toEqual([]);
});
