import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { heard, type Listener, type LiveSite, liveSite, watch } from "../support/live-site.ts";

let site: LiveSite;
let author: Actor;
let space: Space;
let idea: IdeaTarget & { number: number };
beforeEach(async () => {
  site = await liveSite({ writingMs: 2500 });
  author = await aPerson(site.t.ctx, { name: "Ona Serra" });
  space = await aSpace(site.t.ctx);
  idea = await anIdea(site.t.ctx, space, author);
});
afterEach(() => site.close());

const reader = async (person?: Actor, number = idea.number) => {
  const cookie = person && (await site.sessionOf(person)).cookie;
  const socket = await site.connected(cookie ? { cookie, origin: site.own } : {});
  await watch(socket, { number });
  return socket;
};
const told = (socket: Listener) => heard(socket, "thread:presence").at(-1)?.message;
const saysWriting = (socket: Listener, writing: unknown, number: unknown = idea.number) =>
  socket.emit("thread:presence", { number, writing });
const setPresence = (presence: 0 | 1) =>
  site.t.ctx.transact({}, async (tx, record) => {
    await tx.updateTable("spaces").set({ presence }).where("id", "=", space.id).execute();
    record({ type: "space.changed", spaceId: space.id, data: { visibility: "public" } });
  });

test("everybody at an idea hears how many read and write, a person once, and never who", async () => {
  const one = await reader();
  await reader(author);
  const two = await reader(author);
  const { number } = idea;
  for (const socket of [one, two])
    await expect.poll(() => told(socket), { timeout: 5000 }).toEqual({ number, reading: 2, writing: 0 });
  saysWriting(two, true);
  for (const socket of [one, two])
    await expect.poll(() => told(socket), { timeout: 5000 }).toEqual({ number, reading: 2, writing: 1 });
  saysWriting(two, false);
  await expect.poll(() => told(one), { timeout: 5000 }).toEqual({ number, reading: 2, writing: 0 });
  const late = await reader();
  await expect.poll(() => told(late)?.reading, { timeout: 5000 }).toBe(3);
  late.close();
  await expect.poll(() => told(one)?.reading, { timeout: 5000 }).toBe(2);
  const words = JSON.stringify([one.got, two.got]);
  for (const secret of ["Ona", author.id]) expect(words).not.toContain(secret);
});

test("who says nothing more writes no more; who does not watch, or talks nonsense, is not heard", async () => {
  const one = await reader();
  const other = await anIdea(site.t.ctx, space, author, { title: "Una altra idea" });
  const elsewhere = await reader(undefined, other.number);
  await expect.poll(() => told(one)?.reading, { timeout: 5000 }).toBe(1);
  for (const nonsense of [1, "yes", null, {}]) saysWriting(one, nonsense);
  saysWriting(one, true, "7");
  saysWriting(elsewhere, true);
  await reader();
  await expect.poll(() => told(one), { timeout: 5000 }).toMatchObject({ reading: 2, writing: 0 });
  saysWriting(one, true);
  await expect.poll(() => told(one)?.writing, { timeout: 5000 }).toBe(1);
  await expect.poll(() => told(one)?.writing, { timeout: 5000 }).toBe(0);
});

test("a space that does not want it says nothing, and stops saying it at once", async () => {
  await setPresence(0);
  const one = await reader();
  await site.say(idea.number, author);
  await expect.poll(() => heard(one, "idea:counts").length, { timeout: 5000 }).toBe(1);
  expect(heard(one, "thread:presence")).toEqual([]);
  await setPresence(1);
  await expect.poll(() => told(one)?.reading, { timeout: 5000 }).toBe(1);
  await setPresence(0);
  await expect.poll(() => told(one), { timeout: 5000 }).toMatchObject({ reading: 0, writing: 0 });
});
