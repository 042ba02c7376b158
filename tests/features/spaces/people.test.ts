import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, hasRole, OPERATOR, SITE } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { editSite } from "#app/features/accounts/edit-site.server.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { ideaTarget } from "#app/features/ideas/idea.scope.server.ts";
import { reinstateUser } from "#app/features/moderation/reinstate-user.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { addMember } from "#app/features/spaces/add-member.server.ts";
import { giveRole } from "#app/features/spaces/give-role.server.ts";
import { heldRoles, membersOf } from "#app/features/spaces/people.queries.server.ts";
import { removeMember } from "#app/features/spaces/remove-member.server.ts";
import { spaceBySlug } from "#app/features/spaces/space.queries.server.ts";
import { takeRole } from "#app/features/spaces/take-role.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let admin: Actor;
beforeAll(async () => {
  t = await testContext();
  admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
});
afterAll(() => t.close());

const again = async (actor: Actor) => found(await actorById(t.ctx.db, actor.id));
const sessions = (actor: Actor) =>
  t.ctx.db.selectFrom("sessions").select("id").where("user_id", "=", actor.id).execute();
const signIn = (actor: Actor) => t.ctx.transact({}, (tx) => startSession(t.ctx, tx, actor.id, "test"));

test("a member sees a private space until the moment they are removed", async () => {
  const space = await aSpace(t.ctx, { visibility: "private" });
  const organiser = await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "organiser" }] });
  const { number } = await anIdea(t.ctx, space, organiser);
  const person = await aPerson(t.ctx, { email: "olga@people.example" });
  const add = { slug: space.slug, email: "Olga@People.example" };
  await expect(addMember(t.ctx, person, add)).rejects.toMatchObject({ code: "notFound" });
  expect(await addMember(t.ctx, organiser, add)).toBe(true);
  expect(await addMember(t.ctx, organiser, add)).toBe(false);
  const member = await again(person);
  expect(await castVote(t.ctx, member, { number })).toMatchObject({ supports: 1 });
  await expect(addMember(t.ctx, member, add)).rejects.toMatchObject({ code: "forbidden" });
  expect(await membersOf(t.ctx.db, space.id)).toMatchObject([
    { id: person.id, address: "o…@people.example" },
  ]);
  await expect(addMember(t.ctx, organiser, { ...add, email: "nobody@people.example" })).rejects.toMatchObject(
    {
      code: "invalid",
      field: "email",
    },
  );
  const removal = { slug: space.slug, userId: person.id };
  await expect(removeMember(t.ctx, member, removal)).rejects.toMatchObject({ code: "forbidden" });
  await removeMember(t.ctx, organiser, removal);
  const outsider = await again(person);
  await expect(spaceBySlug(t.ctx.db, outsider, space.slug)).rejects.toMatchObject({ code: "notFound" });
  await expect(ideaTarget(t.ctx.db, outsider, number)).rejects.toMatchObject({ code: "notFound" });
  await expect(removeMember(t.ctx, organiser, removal)).rejects.toMatchObject({ code: "notFound" });
  const told = await t.ctx.db
    .selectFrom("journal")
    .select("data")
    .where("type", "=", "space.membersChanged")
    .where("space_id", "=", space.id)
    .execute();
  expect(told.map((row) => JSON.parse(row.data).userId)).toEqual([person.id, person.id]);
});

test("admins give and take roles in a space; every change ends the person's sessions", async () => {
  const space = await aSpace(t.ctx);
  const person = await aPerson(t.ctx);
  const role = { userId: person.id, role: "moderator" as const, spaceId: space.id };
  const organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  await expect(giveRole(t.ctx, organiser, role)).rejects.toMatchObject({ code: "forbidden" });
  await signIn(person);
  await giveRole(t.ctx, admin, role);
  expect(hasRole(await again(person), "moderator", space.id)).toBe(true);
  expect(hasRole(await again(person), "moderator", SITE)).toBe(false);
  expect(await sessions(person)).toEqual([]);
  await signIn(person);
  await giveRole(t.ctx, admin, role);
  expect(await sessions(person)).toHaveLength(1);
  await giveRole(t.ctx, admin, { ...role, role: "organiser" });
  expect((await heldRoles(t.ctx.db, { userId: person.id })).map((held) => held.role)).toEqual([
    "moderator",
    "organiser",
  ]);
  await signIn(person);
  await expect(takeRole(t.ctx, organiser, role)).rejects.toMatchObject({ code: "forbidden" });
  await takeRole(t.ctx, admin, role);
  expect(hasRole(await again(person), "moderator", space.id)).toBe(false);
  expect(await sessions(person)).toEqual([]);
  await giveRole(t.ctx, OPERATOR, { ...role, instead: true });
  expect((await heldRoles(t.ctx.db, { userId: person.id })).map((held) => held.role)).toEqual(["moderator"]);
  await expect(giveRole(t.ctx, admin, { ...role, role: "admin" })).rejects.toMatchObject({ code: "invalid" });
  await expect(giveRole(t.ctx, admin, { ...role, userId: "nobody" })).rejects.toMatchObject({
    code: "notFound",
  });
  await expect(giveRole(t.ctx, admin, { ...role, spaceId: "nowhere" })).rejects.toMatchObject({
    code: "notFound",
  });
});

test("the last admin stays, even when two take each other's role at once", async () => {
  const own = await testContext();
  try {
    const [one, two] = [
      await aPerson(own.ctx, { roles: [{ role: "admin" }] }),
      await aPerson(own.ctx, { roles: [{ role: "admin" }] }),
    ];
    const take = (by: Actor, from: Actor) =>
      takeRole(own.ctx, by, { userId: from.id, role: "admin", spaceId: SITE });
    const outcomes = await Promise.allSettled([take(one, two), take(two, one)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await heldRoles(own.ctx.db, {})).toHaveLength(1);
  } finally {
    await own.close();
  }
});

test("admins suspend others, not themselves, and name the site", async () => {
  const person = await aPerson(t.ctx);
  const input = { userId: person.id, reason: "Ven publicitat", source: "own" as const };
  await expect(suspendUser(t.ctx, person, { ...input, userId: admin.id })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(suspendUser(t.ctx, admin, { ...input, userId: admin.id })).rejects.toMatchObject({
    code: "forbidden",
  });
  await signIn(person);
  expect(await suspendUser(t.ctx, admin, input)).toBe(true);
  expect(await sessions(person)).toEqual([]);
  expect(await actorById(t.ctx.db, person.id)).toBeNull();
  expect(await reinstateUser(t.ctx, admin, input)).toBe(true);
  expect(await actorById(t.ctx.db, person.id)).not.toBeNull();
  await expect(editSite(t.ctx, person, { name: "Meva" })).rejects.toMatchObject({ code: "forbidden" });
  await editSite(t.ctx, admin, { name: "Vall Alta" });
  const name = await t.ctx.db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "site_name")
    .executeTakeFirst();
  expect(name?.value).toBe("Vall Alta");
});
