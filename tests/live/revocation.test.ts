import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { versionOf } from "#app/core/version.server.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { scopesFor } from "#app/features/accounts/token.policy.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { editSpace } from "#app/features/spaces/edit-space.server.ts";
import { removeMember } from "#app/features/spaces/remove-member.server.ts";
import { basicsOf, type Space } from "#app/features/spaces/space.ts";
import { takeRole } from "#app/features/spaces/take-role.server.ts";
import { runCommand } from "../support/command-line.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { heard, type Listener, type LiveSite, liveSite, watch } from "../support/live-site.ts";

/** Within this, what somebody may no longer hear must have ended. */
const WITHIN = { timeout: 5000 };

let site: LiveSite;
let admin: Actor;
let closed: Space;
let hidden: IdeaTarget & { number: number };
let insider: Actor;
/** Somebody who goes on hearing it all: when they have heard something, it has been told. */
let control: Listener;

async function begin(options?: { judgeEveryMs: number }) {
  site = await liveSite(options);
  const { ctx } = site.t;
  admin = await aPerson(ctx, { roles: [{ role: "admin" }] });
  closed = await aSpace(ctx, { visibility: "private" });
  insider = await aPerson(ctx, { memberOf: [closed] });
  hidden = await anIdea(ctx, closed, insider, { title: "Una idea de dins" });
  control = await site.connected({ cookie: (await site.sessionOf(insider)).cookie });
  expect(await watch(control, { number: hidden.number })).toMatchObject({ ok: true });
}
afterEach(() => site.close());

/** Says something inside, and waits until those who may hear it have. */
async function sayInside(): Promise<void> {
  const before = heard(control, "thread:event").length;
  await site.say(hidden.number, insider);
  await expect.poll(() => heard(control, "thread:event").length).toBe(before + 1);
}

/** Waits until somebody has been told how many read, themselves included: nothing is on its way to them. How much they have heard by then. */
async function counted(socket: Listener, reading: number): Promise<number> {
  await expect.poll(() => heard(socket, "thread:presence").at(-1)?.message).toMatchObject({ reading });
  return socket.got.length;
}

const catchUp = (headers: Record<string, string>) =>
  fetch(`${site.own}/api/v1/ideas/${hidden.number}/thread`, { headers });

describe("a person's connection", () => {
  beforeEach(() => begin());

  type Ending = (person: Actor, sessionId: string) => Promise<unknown>;
  const endings: [string, Ending][] = [
    ["signing out elsewhere", (person, session) => endSession(site.t.ctx, person, session)],
    [
      "a suspension",
      (person) => suspendUser(site.t.ctx, admin, { userId: person.id, reason: "Insults.", source: "own" }),
    ],
    [
      "a suspension by a command of another process",
      async (person) => {
        const { email } = await site.t.ctx.db
          .selectFrom("users")
          .select("email")
          .where("id", "=", person.id)
          .executeTakeFirstOrThrow();
        const done = await runCommand(site.t.databaseUrl, ["user", "suspend", email ?? ""]);
        expect(done).toMatchObject({ code: 0 });
      },
    ],
    ["closing the account", (person) => eraseAccount(site.t.ctx, person)],
    [
      "a role that is taken",
      (person) => takeRole(site.t.ctx, admin, { userId: person.id, role: "moderator", spaceId: closed.id }),
    ],
  ];

  test.each(endings)("ends with %s, and does not come back", async (_what, act) => {
    const person = await aPerson(site.t.ctx, { roles: [{ spaceId: closed.id, role: "moderator" }] });
    const { cookie, id } = await site.sessionOf(person);
    const socket = await site.connected({ cookie, origin: site.own });
    expect(await watch(socket, { number: hidden.number })).toMatchObject({ ok: true });
    expect((await catchUp({ cookie })).status).toBe(200);
    await act(person, id);
    await expect.poll(() => socket.connected, WITHIN).toBe(false);
    const heardBefore = socket.got.length;
    await sayInside();
    expect(socket.got).toHaveLength(heardBefore);
    const again = await site.connected({ cookie, origin: site.own });
    expect(await watch(again, { number: hidden.number })).toEqual({ ok: false, error: "notFound" });
    expect((await catchUp({ cookie })).status).toBe(404);
    await sayInside();
    expect(again.got).toEqual([]);
  });

  test("that ends leaves the person's other one alone", async () => {
    const person = await aPerson(site.t.ctx);
    const first = await site.sessionOf(person);
    site.t.clock.forward(1000);
    const second = await site.sessionOf(person);
    const one = await site.connected({ cookie: first.cookie });
    const two = await site.connected({ cookie: second.cookie });
    await endSession(site.t.ctx, person, first.id);
    await expect.poll(() => one.connected).toBe(false);
    expect(two.connected).toBe(true);
  });
});

describe("a token's connection", () => {
  beforeEach(() => begin());

  test("goes on without what a role that is taken had opened", async () => {
    const person = await aPerson(site.t.ctx, { roles: [{ spaceId: closed.id, role: "moderator" }] });
    const { token } = await createToken(site.t.ctx, person, { name: "test", scopes: scopesFor(person) });
    const socket = await site.connected({ token });
    await watch(socket, { number: hidden.number });
    const before = await counted(socket, 2);
    await takeRole(site.t.ctx, admin, { userId: person.id, role: null, spaceId: closed.id });
    await sayInside();
    await site.t.ctx.transact({}, async (_tx, record) =>
      record({ type: "queue.changed", spaceId: closed.id, data: {} }),
    );
    await sayInside();
    expect(socket.got).toHaveLength(before);
    expect(socket.connected).toBe(true);
    expect(await watch(socket, { number: hidden.number })).toEqual({ ok: false, error: "notFound" });
    expect((await catchUp({ authorization: `Bearer ${token}` })).status).toBe(404);
  });

  test("ends with a suspension", async () => {
    const person = await aPerson(site.t.ctx, { memberOf: [closed] });
    const { token } = await createToken(site.t.ctx, person, { name: "test", scopes: ["read"] });
    const socket = await site.connected({ token });
    await watch(socket, { number: hidden.number });
    await suspendUser(site.t.ctx, admin, { userId: person.id, reason: "Insults.", source: "own" });
    await expect.poll(() => socket.connected, WITHIN).toBe(false);
    expect(await site.refused({ token })).toBe("unauthorized");
    expect((await catchUp({ authorization: `Bearer ${token}` })).status).toBe(401);
  });
});

describe("a space", () => {
  beforeEach(() => begin());

  test("that is left leaves with its threads, and only those", async () => {
    const member = await aPerson(site.t.ctx, { memberOf: [closed] });
    const other = await anIdea(site.t.ctx, await aSpace(site.t.ctx), insider);
    const { cookie } = await site.sessionOf(member);
    const socket = await site.connected({ cookie });
    for (const { number } of [hidden, other]) await watch(socket, { number });
    await removeMember(site.t.ctx, admin, { slug: closed.slug, userId: member.id });
    await sayInside();
    await site.say(other.number, insider, "Fora.");
    await expect.poll(() => heard(socket, "thread:event").length).toBe(1);
    expect(heard(socket, "thread:event").map((got) => got.message.number)).toEqual([other.number]);
    expect(await watch(socket, { number: hidden.number })).toEqual({ ok: false, error: "notFound" });
    expect((await catchUp({ cookie })).status).toBe(404);
  });

  test("that turns private keeps its staff and its members", async () => {
    const space = await aSpace(site.t.ctx);
    const idea = await anIdea(site.t.ctx, space, insider);
    const staff = await aPerson(site.t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] });
    const stranger = await site.connected();
    const moderator = await site.connected({ cookie: (await site.sessionOf(staff)).cookie });
    for (const socket of [stranger, moderator]) await watch(socket, { number: idea.number });
    const before = await counted(stranger, 2);
    await editSpace(site.t.ctx, admin, {
      ...basicsOf(space),
      organisation: null,
      visibility: "private",
      slug: space.slug,
      version: versionOf(basicsOf(space)),
    });
    await site.say(idea.number, staff, "Ja és dins.");
    await expect.poll(() => heard(moderator, "thread:event").length).toBe(1);
    await sayInside();
    expect(stranger.got).toHaveLength(before);
    expect(stranger.connected).toBe(true);
    expect(await watch(stranger, { number: idea.number })).toEqual({ ok: false, error: "notFound" });
  });
});

describe("what nobody says is found by looking again:", () => {
  beforeEach(() => begin({ judgeEveryMs: 50 }));

  test("a session that ran out", async () => {
    const { cookie, id } = await site.sessionOf(await aPerson(site.t.ctx, { memberOf: [closed] }));
    const socket = await site.connected({ cookie });
    await watch(socket, { number: hidden.number });
    await site.t.ctx.transact({}, (tx) =>
      tx
        .updateTable("sessions")
        .set({ expires_at: new Date(0).toISOString() })
        .where("id", "=", id)
        .execute(),
    );
    await expect.poll(() => socket.connected, WITHIN).toBe(false);
    expect((await catchUp({ cookie })).status).toBe(404);
  });

  test("a membership that is gone", async () => {
    const member = await aPerson(site.t.ctx, { memberOf: [closed] });
    const socket = await site.connected({ cookie: (await site.sessionOf(member)).cookie });
    await watch(socket, { number: hidden.number });
    await sayInside();
    await expect.poll(() => heard(socket, "thread:event").length).toBe(1);
    await site.t.ctx.transact({}, (tx) =>
      tx.deleteFrom("space_members").where("user_id", "=", member.id).execute(),
    );
    // Joining is judged anew, and so is who has joined.
    await expect
      .poll(async () => {
        const before = heard(socket, "thread:event").length;
        await sayInside();
        return heard(socket, "thread:event").length - before;
      }, WITHIN)
      .toBe(0);
    expect(socket.connected).toBe(true);
    expect(await watch(socket, { number: hidden.number })).toEqual({ ok: false, error: "notFound" });
  });
});
