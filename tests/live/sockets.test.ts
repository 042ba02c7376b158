import { setTimeout as sleep } from "node:timers/promises";
import type { Socket } from "socket.io-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { revokeToken } from "#app/features/accounts/revoke-token.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Space } from "#app/features/spaces/space.ts";
import type { TestContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { type Asked, heard, type LiveSite, liveSite, watch as watchIdea } from "../support/live-site.ts";

/** How long a client listens to find that nothing comes. */
const QUIET_MS = 400;

let site: LiveSite;
let t: TestContext;
let author: Actor;
let space: Space;
let idea: IdeaTarget & { number: number };
beforeEach(async () => {
  site = await liveSite();
  ({ t } = site);
  author = await aPerson(t.ctx);
  space = await aSpace(t.ctx);
  idea = await anIdea(t.ctx, space, author);
});
afterEach(() => site.close());

const connected = (asked?: Asked) => site.connected(asked);
const refused = (asked: Asked) => site.refused(asked);
const sessionOf = (person: Actor) => site.sessionOf(person);
const own = () => site.own;
const watch = (socket: Socket, message: unknown = { number: idea.number, after: 0 }) =>
  watchIdea(socket, message);
const say = (body?: string, number = idea.number, person = author) => site.say(number, person, body);

async function privateIdea() {
  const closed = await aSpace(t.ctx, { visibility: "private" });
  const member = await aPerson(t.ctx, { memberOf: [closed] });
  const insider = await aPerson(t.ctx, { memberOf: [closed] });
  return {
    closed,
    member,
    insider,
    hidden: await anIdea(t.ctx, closed, author, { title: "Una idea de dins" }),
  };
}

describe("who listens", () => {
  test("nobody in particular hears a public thread, each event the same for all", async () => {
    const [one, two] = [
      await connected(),
      await connected({ cookie: (await sessionOf(author)).cookie, origin: own() }),
    ];
    expect(await watch(one)).toMatchObject({ ok: true, seq: 0 });
    await watch(two);
    const { id } = await say();
    await expect.poll(() => heard(one, "thread:event").length).toBe(1);
    await expect.poll(() => heard(two, "thread:event").length).toBe(1);
    expect(heard(one, "thread:event")[0]?.message).toMatchObject({
      number: idea.number,
      seq: 1,
      kind: "published",
      id,
    });
    expect(heard(two, "thread:event")).toEqual(heard(one, "thread:event"));
    await expect
      .poll(() => heard(one, "idea:counts").at(-1)?.message)
      .toMatchObject({ comments: 1, supports: 0 });
    one.emit("thread:unwatch", { number: idea.number });
    await sleep(100);
    await say("I una font.");
    await expect.poll(() => heard(two, "thread:event").length).toBe(2);
    expect(heard(one, "thread:event")).toHaveLength(1);
  });

  test("a session counts from pages of ours alone, and one that has ended is nobody", async () => {
    const { hidden, member } = await privateIdea();
    const { cookie, id } = await sessionOf(member);
    expect(await refused({ cookie, origin: "https://elsewhere.example" })).toBeTruthy();
    const socket = await connected({ cookie, origin: own() });
    expect(await watch(socket, { number: hidden.number })).toMatchObject({ ok: true });
    expect(
      await watch(await connected({ origin: "https://elsewhere.example" }), { number: hidden.number }),
    ).toEqual({
      ok: false,
      error: "notFound",
    });
    await endSession(t.ctx, member, id);
    expect(await watch(await connected({ cookie, origin: own() }), { number: hidden.number })).toMatchObject({
      error: "notFound",
    });
  });

  test("a token is judged alone: unknown ones are refused, whatever the cookie says", async () => {
    const { hidden, member } = await privateIdea();
    const { cookie } = await sessionOf(member);
    const { token, id } = await createToken(t.ctx, member, { name: "test", scopes: ["read"] });
    const socket = await connected({ token });
    expect(await watch(socket, { number: hidden.number })).toMatchObject({ ok: true });
    for (const wrong of ["plt_unknown", "", 7, {}, null, ["x"], "x".repeat(5000)])
      expect(await refused({ token: wrong, cookie, origin: own() })).toBe("unauthorized");
    const stranger = await aPerson(t.ctx);
    const other = await createToken(t.ctx, stranger, { name: "test", scopes: ["read"] });
    expect(
      await watch(await connected({ token: other.token, cookie, origin: own() }), { number: hidden.number }),
    ).toMatchObject({
      error: "notFound",
    });
    await revokeToken(t.ctx, member, id);
    await expect.poll(() => socket.connected).toBe(false);
  });

  test("what is not there for them is not joined", async () => {
    const { hidden, insider } = await privateIdea();
    const socket = await connected();
    for (const number of [hidden.number, 999_999])
      expect(await watch(socket, { number })).toEqual({ ok: false, error: "notFound" });
    await say("Dins", hidden.number, insider);
    await sleep(QUIET_MS);
    expect(socket.got).toEqual([]);
  });
});

describe("what concerns a person", () => {
  const queueChanged = (spaceId: string) =>
    t.ctx.transact({}, async (_tx, record) => record({ type: "queue.changed", spaceId, data: {} }));

  test("a queue's change is told to its moderators, until they are none", async () => {
    const of = async (roles: { spaceId?: string; role: "moderator" | "admin" }[]) => {
      const person = await aPerson(t.ctx, { roles });
      return { person, socket: await connected({ cookie: (await sessionOf(person)).cookie }) };
    };
    const here = await of([{ spaceId: space.id, role: "moderator" }]);
    const elsewhere = await of([{ spaceId: (await aSpace(t.ctx)).id, role: "moderator" }]);
    const everywhere = await of([{ role: "admin" }]);
    const citizen = await of([]);
    await queueChanged(space.id);
    for (const { socket } of [here, everywhere])
      await expect
        .poll(() => socket.got)
        .toEqual([{ event: "queue:changed", message: { space: space.slug } }]);
    await t.ctx.transact({}, async (tx, record) => {
      await tx.deleteFrom("roles").where("user_id", "=", here.person.id).execute();
      record({ type: "account.rolesChanged", data: { userId: here.person.id } });
    });
    await queueChanged(space.id);
    await expect.poll(() => everywhere.socket.got.length).toBe(2);
    await sleep(QUIET_MS);
    expect(here.socket.got).toHaveLength(1);
    expect(here.socket.connected).toBe(true);
    expect([...elsewhere.socket.got, ...citizen.socket.got]).toEqual([]);
  });

  test("notices are told to their person alone", async () => {
    const person = await aPerson(t.ctx);
    const [mine, nobody] = [await connected({ cookie: (await sessionOf(person)).cookie }), await connected()];
    await t.ctx.transact({}, async (_tx, record) =>
      record({ type: "notifications.changed", data: { userId: person.id } }),
    );
    await expect.poll(() => mine.got).toEqual([{ event: "notifications:changed", message: {} }]);
    expect(nobody.got).toEqual([]);
  });
});

test("a restart is announced before connections are closed", async () => {
  const socket = await connected();
  const closing = site.live.close();
  await expect.poll(() => heard(socket, "server:restarting").length).toBe(1);
  expect(heard(socket, "server:restarting")[0]?.message.inMs).toBeGreaterThan(0);
  expect(socket.connected).toBe(true);
  await closing;
  await expect.poll(() => socket.connected).toBe(false);
});
