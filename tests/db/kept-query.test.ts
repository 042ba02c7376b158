import type { CompiledQuery } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keptQuery } from "#db/kept-query.ts";
import { type TestContext, testContext } from "../support/context.ts";

let t: TestContext;
beforeAll(async () => {
  t = await testContext();
});
afterAll(() => t.close());

const asked = keptQuery((db, { name }: { name: string }) =>
  db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", name)
    .where("value", "in", ["it's", 'so "quoted"', "\\' or 1 = 1 --"])
    .where("value", "<>", "never")
    .limit(5),
);

test("a kept query asks with the values of each call; its own words stand in its text, whatever they are", async () => {
  const values = { one: "it's", two: 'so "quoted"', three: "\\' or 1 = 1 --", four: "else" };
  for (const [name, value] of Object.entries(values))
    await t.ctx.transact({}, (tx) => tx.insertInto("settings").values({ name, value }).execute());
  for (const [name, value] of Object.entries(values))
    expect(await asked(t.ctx.db, { name })).toEqual(name === "four" ? [] : [{ value }]);
  expect(await asked(t.ctx.db, { name: "' or 1 = 1 --" })).toEqual([]);
});

test("only what a call brings is a parameter", async () => {
  let parameters: readonly unknown[] = [];
  const watched = new Proxy(t.ctx.db, {
    get: (db, name) =>
      name === "executeQuery"
        ? (query: CompiledQuery) => {
            parameters = query.parameters;
            return db.executeQuery(query);
          }
        : Reflect.get(db, name).bind(db),
  });
  await asked(watched, { name: "one" });
  expect(parameters).toEqual(["one"]);
});
