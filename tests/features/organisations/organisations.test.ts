import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { found } from "#app/core/errors.ts";
import { versionOf } from "#app/core/version.server.ts";
import { actorById } from "#app/features/accounts/actor.queries.server.ts";
import { listIdeas } from "#app/features/ideas/idea.queries.server.ts";
import { newIdea } from "#app/features/ideas/idea.schema.ts";
import { ideasOfOrganisation } from "#app/features/ideas/organisation-ideas.queries.server.ts";
import { proposeIdea } from "#app/features/ideas/propose-idea.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { toldOfOrganisations } from "#app/features/notifications/organisation-notices.queries.server.ts";
import { addOrganisationMember } from "#app/features/organisations/add-organisation-member.server.ts";
import { editOrganisation } from "#app/features/organisations/edit-organisation.server.ts";
import { profileOf } from "#app/features/organisations/managed-organisation.server.ts";
import {
  organisationBySlug,
  organisationMembers,
  verifiedOrganisations,
} from "#app/features/organisations/organisation.queries.server.ts";
import { requestForm } from "#app/features/organisations/organisation.schema.ts";
import type { Proposer } from "#app/features/organisations/organisation.ts";
import { refuseOrganisation } from "#app/features/organisations/refuse-organisation.server.ts";
import { removeOrganisationMember } from "#app/features/organisations/remove-organisation-member.server.ts";
import { requestOrganisation } from "#app/features/organisations/request-organisation.server.ts";
import { verifyOrganisation } from "#app/features/organisations/verify-organisation.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";

let t: TestContext;
let admin: Actor;
beforeAll(async () => {
  t = await testContext();
  admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
});
afterAll(() => t.close());

const ask = (name: string, more: object = {}) =>
  requestForm.parse({ name, kind: "ngo", description: "Fem horts.", role: "Presidenta", ...more });
const again = async (actor: Actor) => found(await actorById(t.ctx.db, actor.id));

async function verified(name: string) {
  const manager = await aPerson(t.ctx, { name: "Marta Soler", locale: "es" });
  const { slug } = await requestOrganisation(t.ctx, manager, ask(name));
  await verifyOrganisation(t.ctx, admin, { slug, how: "Registre municipal, núm. 9" });
  return { slug, manager: await again(manager) };
}

test("a request is there for who asked and for admins, once per key, and nobody speaks for it yet", async () => {
  const person = await aPerson(t.ctx);
  const input = ask("Horts del riu");
  const { slug } = await requestOrganisation(t.ctx, person, input, "key-of-the-form");
  expect(await requestOrganisation(t.ctx, person, input, "key-of-the-form")).toEqual({
    slug: "horts-del-riu",
  });
  expect((await requestOrganisation(t.ctx, person, ask("New"))).slug).toBe("new-2");
  for (const viewer of [null, await aPerson(t.ctx), await aPerson(t.ctx, { roles: [{ role: "organiser" }] })])
    await expect(organisationBySlug(t.ctx.db, viewer, slug)).rejects.toMatchObject({ code: "notFound" });
  for (const viewer of [person, admin])
    expect(await organisationBySlug(t.ctx.db, viewer, slug)).toMatchObject({ state: "requested" });
  expect((await again(person)).memberships).toEqual([]);
  expect(await verifiedOrganisations(t.ctx.db)).toEqual([]);
});

test("who proposed narrows a list: citizens for themselves, or organisations of a kind", async () => {
  const space = await aSpace(t.ctx);
  const citizen = await aPerson(t.ctx);
  const { slug, manager } = await verified("Horts de la vall");
  const { id: onBehalfOf } = await organisationBySlug(t.ctx.db, null, slug);
  const texts = { space: space.slug, body: "Dotze arbres i dos bancs.", lang: "ca" };
  const own = await proposeIdea(t.ctx, citizen, newIdea.parse({ ...texts, title: "Un banc a la plaça" }));
  const theirs = await proposeIdea(
    t.ctx,
    manager,
    newIdea.parse({ ...texts, title: "Un hort a la plaça", onBehalfOf }),
  );
  const numbers = async (by: Proposer) =>
    (await listIdeas(t.ctx.db, t.ctx.engine, null, { space: space.slug, by, sort: "new" })).ideas.map(
      (one) => one.number,
    );
  expect(await numbers("citizens")).toEqual([own.number]);
  expect(await numbers("ngo")).toEqual([theirs.number]);
  expect(await numbers("company")).toEqual([]);
});

test("an admin verifies it once; the person is told in their language and speaks for it", async () => {
  const person = await aPerson(t.ctx, { locale: "es" });
  const { slug } = await requestOrganisation(t.ctx, person, ask("Camins"));
  const stranger = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  await expect(verifyOrganisation(t.ctx, stranger, { slug, how: "x" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const outcomes = await Promise.allSettled([
    verifyOrganisation(t.ctx, admin, { slug, how: "Registre municipal, núm. 41" }),
    refuseOrganisation(t.ctx, admin, { slug, reason: "No és al registre" }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find((outcome) => outcome.status === "rejected")).toMatchObject({
    reason: { code: "conflict" },
  });
  await notifyPeople.run(t.ctx);
  await notifyPeople.run(t.ctx);
  const told = await toldOfOrganisations(t.ctx.db, person);
  const isVerified = outcomes[0]?.status === "fulfilled";
  expect(told).toMatchObject([
    { kind: isVerified ? "organisationVerified" : "organisationRefused", slug, unread: true },
  ]);
  const mails = await t.ctx.db.selectFrom("mails").selectAll().where("user_id", "=", person.id).execute();
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    locale: "es",
    subject: isVerified ? "Camins ya está verificada" : "No hemos podido verificar Camins",
  });
  expect((await again(person)).memberships.map((held) => held.manager)).toEqual(isVerified ? [true] : []);
});

test("each administrator hears once of a request, in their language and with the way to it", async () => {
  const other = await aPerson(t.ctx, { roles: [{ role: "admin" }], locale: "ca" });
  const { slug } = await requestOrganisation(t.ctx, await aPerson(t.ctx), ask("Barquers"));
  await notifyPeople.run(t.ctx);
  await notifyPeople.run(t.ctx);
  const told = await toldOfOrganisations(t.ctx.db, other);
  expect(told.filter((notice) => notice.slug === slug)).toMatchObject([
    { kind: "organisationRequested", unread: true, why: null },
  ]);
  const mails = await t.ctx.db
    .selectFrom("mails")
    .selectAll()
    .where("user_id", "=", other.id)
    .where("subject", "=", "Barquers demana ser verificada")
    .execute();
  expect(mails).toHaveLength(1);
  expect(mails[0]?.text).toContain(`/admin/organisations/${slug}`);
  // Who asks and administers needs no word of it.
  const own = await requestOrganisation(t.ctx, other, ask("Fusters"));
  await notifyPeople.run(t.ctx);
  expect((await toldOfOrganisations(t.ctx.db, other)).filter(({ slug: of }) => of === own.slug)).toEqual([]);
  expect((await toldOfOrganisations(t.ctx.db, admin)).map(({ slug: of }) => of)).toContain(own.slug);
});

test("a refused request says why to the one who asked, who may correct it and ask again", async () => {
  const person = await aPerson(t.ctx);
  const { slug } = await requestOrganisation(t.ctx, person, ask("Vela"));
  await refuseOrganisation(t.ctx, admin, { slug, reason: "La web no obre." });
  expect(await organisationBySlug(t.ctx.db, person, slug)).toMatchObject({
    state: "refused",
    refusedReason: "La web no obre.",
  });
  const corrected = ask("Vela Viva", { again: slug });
  await expect(requestOrganisation(t.ctx, await aPerson(t.ctx), corrected)).rejects.toMatchObject({
    code: "notFound",
  });
  expect(await requestOrganisation(t.ctx, person, corrected)).toEqual({ slug });
  await expect(requestOrganisation(t.ctx, person, corrected)).rejects.toMatchObject({ code: "notFound" });
  await verifyOrganisation(t.ctx, admin, { slug, how: "Web i estatuts" });
  await notifyPeople.run(t.ctx);
  expect((await toldOfOrganisations(t.ctx.db, person)).map((notice) => notice.kind).sort()).toEqual([
    "organisationRefused",
    "organisationVerified",
  ]);
  expect(await organisationBySlug(t.ctx.db, null, slug)).toMatchObject({
    name: "Vela Viva",
    verifiedHow: "Web i estatuts",
  });
});

test("managers add and remove members; what a removed one said stays, and they speak for it no more", async () => {
  const { slug, manager } = await verified("Tallers del port");
  const member = await aPerson(t.ctx, { email: "pau@people.example" });
  await addOrganisationMember(t.ctx, manager, { slug, email: "pau@people.example", role: "member" });
  const speaking = await again(member);
  expect(speaking.memberships).toMatchObject([{ slug, manager: false }]);
  await expect(
    addOrganisationMember(t.ctx, speaking, { slug, email: "pau@people.example", role: "manager" }),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    addOrganisationMember(t.ctx, manager, { slug, email: "nobody@people.example", role: "member" }),
  ).rejects.toMatchObject({ code: "invalid", field: "email" });
  const space = await aSpace(t.ctx);
  const organisation = await organisationBySlug(t.ctx.db, null, slug);
  const idea = { space: space.slug, title: "Bancs al moll", body: "Posar-hi bancs.", lang: "ca" };
  const input = newIdea.parse({ ...idea, onBehalfOf: organisation.id });
  await proposeIdea(t.ctx, speaking, input);
  await removeOrganisationMember(t.ctx, manager, { slug, userId: member.id });
  expect((await again(member)).memberships).toEqual([]);
  await expect(proposeIdea(t.ctx, await again(member), input)).rejects.toMatchObject({ code: "forbidden" });
  expect(await ideasOfOrganisation(t.ctx.db, null, organisation.id)).toMatchObject([
    { title: "Bancs al moll", by: member.name },
  ]);
});

test("an organisation always has a manager", async () => {
  const { slug, manager } = await verified("Cor de barri");
  const other = await aPerson(t.ctx, { email: "second@people.example" });
  const last = { code: "conflict", key: "admin.organisation.lastManager" };
  await expect(removeOrganisationMember(t.ctx, manager, { slug, userId: manager.id })).rejects.toMatchObject(
    last,
  );
  await addOrganisationMember(t.ctx, manager, { slug, email: "second@people.example", role: "manager" });
  await removeOrganisationMember(t.ctx, manager, { slug, userId: manager.id });
  const { id } = await organisationBySlug(t.ctx.db, null, slug);
  expect((await organisationMembers(t.ctx.db, id)).map((member) => member.id)).toEqual([other.id]);
  await expect(
    addOrganisationMember(t.ctx, admin, { slug, email: "second@people.example", role: "member" }),
  ).rejects.toMatchObject(last);
});

test("a manager edits what it says of itself; the second to save is told", async () => {
  const { slug, manager } = await verified("Ateneu");
  const version = versionOf(profileOf(await organisationBySlug(t.ctx.db, null, slug)));
  const edit = { slug, version, website: "https://ateneu.example", description: "Cultura." };
  await expect(editOrganisation(t.ctx, await aPerson(t.ctx), edit)).rejects.toMatchObject({
    code: "forbidden",
  });
  await editOrganisation(t.ctx, manager, edit);
  await expect(editOrganisation(t.ctx, admin, { ...edit, description: "Teatre." })).rejects.toMatchObject({
    code: "conflict",
    field: "version",
  });
  expect(await organisationBySlug(t.ctx.db, null, slug)).toMatchObject({ description: "Cultura." });
  for (const website of ["javascript:alert(1)", "http://localhost", "ateneu"])
    expect(requestForm.safeParse({ ...ask("Ateneu"), website }).success).toBe(false);
});
