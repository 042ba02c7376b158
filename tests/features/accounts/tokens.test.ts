import { afterEach, beforeEach, expect, test } from "vitest";
import { hasRole, SITE } from "#app/core/actor.ts";
import { createToken } from "#app/features/accounts/create-token.server.ts";
import { revokeToken } from "#app/features/accounts/revoke-token.server.ts";
import { actorByToken, ownTokens } from "#app/features/accounts/token.queries.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson } from "../../support/factories.ts";

let test_: TestContext;
beforeEach(async () => {
  test_ = await testContext();
});
afterEach(() => test_.close());

test("a token speaks for its person within its scopes, and is stored as a hash", async () => {
  const moderator = await aPerson(test_.ctx, { roles: [{ role: "moderator" }] });
  const { token } = await createToken(test_.ctx, moderator, { name: "Script", scopes: ["read"] });
  const actor = await actorByToken(test_.ctx, token);
  expect(actor?.id).toBe(moderator.id);
  expect(actor?.scopes).toEqual(["read"]);
  expect(hasRole(actor, "moderator", SITE)).toBe(false);
  expect(JSON.stringify(await test_.ctx.db.selectFrom("tokens").selectAll().execute())).not.toContain(token);
});

test("scopes beyond one's roles, and tokens made by tokens, are refused", async () => {
  const person = await aPerson(test_.ctx);
  await expect(createToken(test_.ctx, person, { name: "x", scopes: ["moderate"] })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(
    createToken(test_.ctx, { ...person, scopes: ["read", "write"] }, { name: "x", scopes: ["read"] }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a revoked token and another person's are nobody's", async () => {
  const person = await aPerson(test_.ctx);
  const { id, token } = await createToken(test_.ctx, person, { name: "Script", scopes: ["read", "write"] });
  await expect(revokeToken(test_.ctx, await aPerson(test_.ctx), id)).rejects.toMatchObject({
    code: "notFound",
  });
  await revokeToken(test_.ctx, person, id);
  expect(await actorByToken(test_.ctx, token)).toBeNull();
  expect(await ownTokens(test_.ctx.db, person.id)).toEqual([]);
  expect(await actorByToken(test_.ctx, "plt_unknown")).toBeNull();
});
