import pino from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import { markDemo } from "#app/core/settings.server.ts";
import { StartError, startServer } from "#app/start-server.server.ts";
import { type TestContext, testContext } from "./support/context.ts";

let t: TestContext;
beforeEach(async () => {
  t = await testContext();
});
afterEach(() => t.close());

const GOOD = { SESSION_SECRET: "a secret of one's own, long enough", RATE_LIMITS: "1" };

function start(settings: Record<string, string>) {
  const config = readConfig({ DATABASE_URL: t.databaseUrl, PORT: "0", ...settings });
  return startServer({ config, log: pino({ level: "silent" }), development: false });
}

test.each([
  ["the secret of the source code", { ...GOOD, SESSION_SECRET: "" }, /SESSION_SECRET.*planter -- init/],
  ["pushes to its own network", { ...GOOD, PUSH_TO_PRIVATE: "1" }, /PUSH_TO_PRIVATE=1.*remove it/],
  ["limits switched off", { ...GOOD, RATE_LIMITS: "0" }, /RATE_LIMITS=0.*remove it/],
])("production does not start with %s, and says what to do", async (_what, settings, said) => {
  const starting = start({ ...settings, NODE_ENV: "production" });
  await expect(starting).rejects.toBeInstanceOf(StartError);
  await expect(starting).rejects.toThrow(said);
});

test("production does not start on a database with demo accounts; npm start does not open it to others", async () => {
  await markDemo(t.ctx);
  await expect(start({ ...GOOD, NODE_ENV: "production" })).rejects.toThrow(/demo accounts: set DATABASE_URL/);
  await expect(start({ ...GOOD, PLANTER_START: "1", HOST: "0.0.0.0" })).rejects.toThrow(
    /demo accounts.*leave HOST on 127\.0\.0\.1/,
  );
});
