import { request } from "node:http";
import { io as connect } from "socket.io-client";
import { expect, test } from "vitest";
import { openDatabase } from "#db/open.ts";
import { testContext } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { runSite } from "../support/running-site.ts";

test("on SIGTERM the server announces, answers what it has begun, leaves its database whole and ends", async () => {
  const t = await testContext();
  await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  const site = await runSite(t.databaseUrl, { PLANTER_DEMO: "0" });
  expect(await (await fetch(`${site.url}/readyz`)).json()).toEqual({
    database: true,
    migrations: true,
    worker: true,
  });
  expect(await (await fetch(`${site.url}/healthz`)).text()).toBe("ok");

  const socket = connect(site.url, { transports: ["websocket"], reconnection: false });
  await new Promise<void>((resolve) => socket.on("connect", resolve));
  const announced = new Promise<{ inMs: number }>((resolve) => socket.on("server:restarting", resolve));

  // A form whose last bytes come only after the signal.
  const body = "theme=dark&next=%2Frules";
  const sending = request(`${site.url}/preferences`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
      origin: site.url,
      expect: "100-continue",
    },
  });
  const answered = new Promise<number>((resolve, reject) => {
    sending.on("response", (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    sending.on("error", reject);
  });
  const begun = new Promise((resolve) => sending.once("continue", resolve));
  sending.flushHeaders();
  await begun; // The server has the request in hand and waits for its body.
  sending.write(body.slice(0, 10));

  const started = Date.now();
  const ended = site.stop();
  expect((await announced).inMs).toBeGreaterThan(0);
  sending.end(body.slice(10));
  expect(await answered).toBe(303);
  await ended;
  expect(Date.now() - started).toBeLessThan(6000);
  await expect.poll(() => socket.connected).toBe(false);
  await expect(fetch(site.url)).rejects.toThrow();
  socket.close();

  const again = await openDatabase(t.databaseUrl);
  expect(await again.reader.selectFrom("ideas").select("id").execute()).toHaveLength(1);
  await again.close();
  await t.close();
});
