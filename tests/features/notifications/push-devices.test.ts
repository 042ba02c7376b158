import { request } from "node:http";
import { createServer } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { deviceLabel } from "#app/core/device-label.ts";
import { isPublicAddress, publicLookup } from "#app/core/public-address.server.ts";
import { makePushKeys, pushSubject } from "#app/core/push-keys.server.ts";
import { newKeyPair } from "#app/core/vapid.server.ts";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { changePassword } from "#app/features/accounts/change-password.server.ts";
import { endSession } from "#app/features/accounts/end-session.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { suspendUser } from "#app/features/moderation/suspend-user.server.ts";
import { addPushDevice } from "#app/features/notifications/add-push-device.server.ts";
import { enqueuePushes } from "#app/features/notifications/enqueue-pushes.server.ts";
import { ownDevices } from "#app/features/notifications/push-device.queries.server.ts";
import { pushDeviceForm } from "#app/features/notifications/push-device.schema.ts";
import { MOST_DEVICES } from "#app/features/notifications/push-device.ts";
import { removePushDevice } from "#app/features/notifications/remove-push-device.server.ts";
import { testPushDevice } from "#app/features/notifications/test-push-device.server.ts";
import { takeRole } from "#app/features/spaces/take-role.server.ts";
import { deliverPushes } from "#app/jobs/deliver-pushes.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson, aSpace } from "../../support/factories.ts";
import { calledOn, FIREFOX, signedIn } from "../../support/push-device.ts";
import { pushService } from "../../support/push-service.ts";

let t: TestContext;
let service: Awaited<ReturnType<typeof pushService>>;
beforeAll(async () => {
  t = await testContext({ PUSH_TO_PRIVATE: "1" });
  await makePushKeys(t.ctx);
});
beforeEach(async () => {
  service = await pushService();
});
afterEach(async () => {
  await service.close();
  await t.ctx.transact({}, (tx) => tx.deleteFrom("push_devices").execute());
});
afterAll(() => t.close());

async function aModerator() {
  const space = await aSpace(t.ctx);
  return { space, person: await aPerson(t.ctx, { roles: [{ spaceId: space.id, role: "moderator" }] }) };
}
const devicesOf = (person: Actor) =>
  t.ctx.db.selectFrom("push_devices").selectAll().where("user_id", "=", person.id).execute();
const trial = (person: Actor) =>
  t.ctx.transact({}, (tx) =>
    enqueuePushes(t.ctx, tx, { userId: person.id, cause: "test:one", kind: "test", spaceIds: [] }),
  );

test("who has a desk is called on the browser of their session, and sees it in their list and in their export", async () => {
  const { person } = await aModerator();
  const browser = service.browser();
  const actor = await calledOn(t.ctx, person, browser);
  const { devices, serverKey } = await ownDevices(t.ctx, actor);
  expect(devices).toMatchObject([{ label: "Firefox, Android", here: true, stale: false, failed: false }]);
  expect((await ownDevices(t.ctx, await signedIn(t.ctx, person))).devices).toMatchObject([{ here: false }]);
  const id = devices[0]?.id ?? "";
  await testPushDevice(t.ctx, actor, { id, key: "a-key-of-one" });
  await testPushDevice(t.ctx, actor, { id, key: "a-key-of-one" });
  await deliverPushes.run(t.ctx);
  expect(service.of(browser).map((push) => push.message.title)).toEqual(["Prova d'avís"]);
  expect(service.of(browser)[0]?.signedBy).toBe(serverKey);
  const own = await accountExport(t.ctx.db, actor);
  expect(own.pushDevices).toMatchObject([{ label: "Firefox, Android" }]);
  expect(own.pushDevices[0]?.lastSuccessAt).not.toBeNull();
  expect(JSON.stringify(own)).not.toContain(browser.endpoint);
  await expect(removePushDevice(t.ctx, await aPerson(t.ctx), id)).rejects.toMatchObject({ code: "notFound" });
  const stranger = (await aModerator()).person;
  const trying = testPushDevice(t.ctx, stranger, { id, key: "a-key-of-two" });
  await expect(trying).rejects.toMatchObject({ code: "notFound" });
  await removePushDevice(t.ctx, actor, id);
  expect((await ownDevices(t.ctx, actor)).devices).toEqual([]);
});

test("a citizen, a program and nobody's session are refused", async () => {
  const { person } = await aModerator();
  const input = { ...service.browser(), userAgent: FIREFOX };
  const citizen = await signedIn(t.ctx, await aPerson(t.ctx));
  for (const actor of [
    citizen,
    person,
    { ...(await signedIn(t.ctx, person)), scopes: ["moderate" as const] },
  ])
    await expect(addPushDevice(t.ctx, actor, input)).rejects.toMatchObject({ code: "forbidden" });
  expect(await t.ctx.db.selectFrom("push_devices").select("id").execute()).toEqual([]);
});

const ENDS: [string, (actor: Actor, spaceId: string) => Promise<unknown>][] = [
  ["they sign out there", (actor) => endSession(t.ctx, actor, actor.sessionId ?? "")],
  [
    "they lose the role",
    async (actor, spaceId) =>
      takeRole(t.ctx, await aPerson(t.ctx, { roles: [{ role: "admin" }] }), {
        userId: actor.id,
        role: "moderator",
        spaceId,
      }),
  ],
  [
    "they are suspended",
    async (actor) =>
      suspendUser(t.ctx, await aPerson(t.ctx, { roles: [{ role: "admin" }] }), {
        userId: actor.id,
        reason: "Abusa.",
        source: "own",
      }),
  ],
  ["they close the account", (actor) => eraseAccount(t.ctx, actor)],
  [
    "they set a password",
    (actor) => {
      const change = { current: "", password: "one horse battery staple", userAgent: FIREFOX };
      return changePassword(t.ctx, actor, change);
    },
  ],
];

test.each(ENDS)("calls to a person end when %s, also those under way", async (_when, end) => {
  const { space, person } = await aModerator();
  const browser = service.browser();
  // Signed in by the clock on the wall, by which sessions live.
  t.clock.set(new Date());
  const actor = await calledOn(t.ctx, person, browser);
  expect(await trial(person)).toBe(true);
  await end(actor, space.id);
  await deliverPushes.run(t.ctx);
  expect(service.asked).toEqual([]);
  expect(await devicesOf(person)).toEqual([]);
  expect(await t.ctx.db.selectFrom("pushes").select("id").execute()).toEqual([]);
});

test("nothing goes to who moderates no more, whose session is over, or whose account is not active", async () => {
  const gone: [string, (person: Actor) => Promise<unknown>][] = [
    [
      "role",
      (person) =>
        t.ctx.transact({}, (tx) => tx.deleteFrom("roles").where("user_id", "=", person.id).execute()),
    ],
    [
      "session",
      (person) =>
        t.ctx.transact({}, (tx) =>
          tx
            .updateTable("sessions")
            .set({ expires_at: t.ctx.now().toISOString() })
            .where("user_id", "=", person.id)
            .execute(),
        ),
    ],
    [
      "account",
      (person) =>
        t.ctx.transact({}, (tx) =>
          tx.updateTable("users").set({ state: "suspended" }).where("id", "=", person.id).execute(),
        ),
    ],
  ];
  for (const [what, lose] of gone) {
    const { person } = await aModerator();
    await calledOn(t.ctx, person, service.browser());
    await trial(person);
    await lose(person);
    await deliverPushes.run(t.ctx);
    const rows = await t.ctx.db
      .selectFrom("pushes")
      .select("state")
      .where("user_id", "=", person.id)
      .execute();
    expect([what, rows]).toEqual([what, [{ state: "void" }]]);
  }
  expect(service.asked).toEqual([]);
});

test("a browser is one person's: who signs in on it next takes it over, with nothing of what was under way", async () => {
  const first = (await aModerator()).person;
  const second = (await aModerator()).person;
  const browser = service.browser();
  await calledOn(t.ctx, first, browser);
  await trial(first);
  const actor = await calledOn(t.ctx, second, browser);
  expect(await devicesOf(first)).toEqual([]);
  await deliverPushes.run(t.ctx);
  expect(service.asked).toEqual([]);
  // Turned on again in the same session it is the same device, with its new address.
  const renewed = service.browser();
  await addPushDevice(t.ctx, actor, { ...renewed, userAgent: FIREFOX });
  await addPushDevice(t.ctx, actor, { ...renewed, userAgent: FIREFOX });
  expect((await devicesOf(second)).map((device) => device.endpoint)).toEqual([renewed.endpoint]);
});

test("a person has so many devices and no more, also at once", async () => {
  const { person } = await aModerator();
  for (let count = 1; count < MOST_DEVICES; count += 1) await calledOn(t.ctx, person, service.browser());
  const last = await Promise.all([signedIn(t.ctx, person), signedIn(t.ctx, person)]);
  const done = await Promise.allSettled(
    last.map((actor) => addPushDevice(t.ctx, actor, { ...service.browser(), userAgent: FIREFOX })),
  );
  expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(done.find((one) => one.status === "rejected")?.reason).toMatchObject({ code: "conflict" });
  expect(await devicesOf(person)).toHaveLength(MOST_DEVICES);
});

test("with other keys of the site a device must be turned on again, and is told so", async () => {
  const { person } = await aModerator();
  const actor = await calledOn(t.ctx, person, service.browser());
  await trial(person);
  const { publicKey, privateKey } = newKeyPair();
  const settings = { PUSH_TO_PRIVATE: "1", VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey };
  const ctx = { ...t.ctx, config: { ...t.ctx.config, ...vapidOf(settings) } };
  const { devices, serverKey } = await ownDevices(ctx, actor);
  expect([devices[0]?.stale, serverKey]).toEqual([true, publicKey]);
  const trying = testPushDevice(ctx, actor, { id: devices[0]?.id ?? "", key: "a-key-of-one" });
  await expect(trying).rejects.toMatchObject({ key: "desk.push.again" });
  await deliverPushes.run(ctx);
  expect(service.asked).toEqual([]);
  const browser = service.browser();
  await addPushDevice(ctx, actor, { ...browser, userAgent: FIREFOX });
  await testPushDevice(ctx, actor, { id: (await devicesOf(person))[0]?.id ?? "", key: "a-key-of-two" });
  await deliverPushes.run(ctx);
  expect(service.of(browser)[0]?.signedBy).toBe(publicKey);
});

const vapidOf = (settings: Record<string, string>) => {
  const { vapid } = readConfig(settings);
  return { vapid };
};

test("keys in the settings are a pair, or named as wrong", () => {
  const { publicKey, privateKey } = newKeyPair();
  const read = (pair: object) => () => vapidOf({ ...pair });
  expect(read({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey })()).toEqual({
    vapid: { publicKey, privateKey },
  });
  expect(read({})()).toEqual({ vapid: null });
  expect(read({ VAPID_PUBLIC_KEY: publicKey })).toThrow(/VAPID_PRIVATE_KEY +is needed/);
  expect(read({ VAPID_PRIVATE_KEY: privateKey })).toThrow(/VAPID_PUBLIC_KEY +is needed/);
  for (const wrong of [
    newKeyPair().privateKey,
    "short",
    `${privateKey}!`,
    Buffer.alloc(32).toString("base64url"),
  ])
    expect(read({ VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: wrong })).toThrow(/is not the private key/);
});

const REFUSED = [
  "http://push.example.org/x",
  "https://push.example.org:8443/x",
  "https://user:word@push.example.org/x",
  "https://localhost/x",
  "https://intranet/x",
  "https://127.0.0.1/x",
  "https://2130706433/x",
  "https://0x7f.1/x",
  "https://10.1.2.3/x",
  "https://172.20.0.1/x",
  "https://192.168.1.1/x",
  "https://169.254.169.254/latest/meta-data",
  "https://100.64.0.1/x",
  "https://[::1]/x",
  "https://[fe80::1]/x",
  "https://[fd00::1]/x",
  "https://[::ffff:10.0.0.1]/x",
  "https://[64:ff9b::a00:1]/x",
  "ftp://push.example.org/x",
  "javascript:alert(1)",
];

test("nobody is called by plain HTTP, at other ports or in private networks", async () => {
  const { person } = await aModerator();
  const actor = await signedIn(t.ctx, person);
  const ctx = { ...t.ctx, config: { ...t.ctx.config, pushToPrivate: false } };
  for (const endpoint of REFUSED) {
    const input = { ...service.browser(), endpoint, userAgent: FIREFOX };
    const adding = addPushDevice(ctx, actor, input);
    await expect(adding, endpoint).rejects.toMatchObject({ code: "invalid" });
  }
  expect(await devicesOf(person)).toEqual([]);
});

test("a usual push service is taken; a private address that is there all the same is forgotten, not called", async () => {
  const { person } = await aModerator();
  const actor = await calledOn(t.ctx, person, service.browser());
  await trial(person);
  const ctx = { ...t.ctx, config: { ...t.ctx.config, pushToPrivate: false } };
  await deliverPushes.run(ctx);
  expect(service.asked).toEqual([]);
  expect(await devicesOf(person)).toEqual([]);
  const endpoint = "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABx";
  await addPushDevice(ctx, actor, { ...service.browser(), endpoint, userAgent: FIREFOX });
  expect(await devicesOf(person)).toHaveLength(1);
});

test("a name that leads to this machine is not called: what is looked up is what is connected to", async () => {
  let reached = 0;
  const trap = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => trap.listen(0, "127.0.0.1", resolve));
  const { port } = trap.address() as { port: number };
  const said = await new Promise<Error>((resolve) => {
    request({ host: "localhost", port, lookup: publicLookup }).on("error", resolve).end();
  });
  expect(said.message).toBe("localhost is not a public address");
  expect(reached).toBe(0);
  await new Promise((resolve) => trap.close(resolve));
  expect(["8.8.8.8", "2a00:1450:4003::5e"].map(isPublicAddress)).toEqual([true, true]);
  expect(["255.255.255.255", "2002:7f00:1::", "::", "nonsense"].some(isPublicAddress)).toBe(false);
});

test("a browser's keys are those of a browser", () => {
  const good = { ...service.browser(), endpoint: "https://push.example.org/x" };
  expect(pushDeviceForm.safeParse(good).success).toBe(true);
  const off = Buffer.alloc(65, 1);
  off[0] = 4;
  for (const wrong of [
    { p256dh: "" },
    { p256dh: off.toString("base64url") },
    { p256dh: `${good.p256dh}A` },
    { auth: "short" },
    { auth: `${good.auth}AA` },
    { endpoint: "x" },
    { endpoint: `https://push.example.org/${"x".repeat(1000)}` },
  ])
    expect(pushDeviceForm.safeParse({ ...good, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test("push services may write to the published contact, else to the site", async () => {
  const contact = (value: string) =>
    t.ctx.transact({}, (tx) =>
      tx
        .insertInto("settings")
        .values({ name: "open_contact", value })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
        .execute(),
    );
  const served = { ...t.ctx, config: { ...t.ctx.config, publicUrl: "https://participa.example" } };
  expect(await pushSubject(t.ctx)).toBe("mailto:no-reply@localhost");
  expect(await pushSubject(served)).toBe("https://participa.example");
  await contact("https://vila.example/contact");
  expect(await pushSubject(served)).toBe("https://participa.example");
  await contact("dades@vila.example");
  expect(await pushSubject(served)).toBe("mailto:dades@vila.example");
});

test("a device is called by its browser and system", () => {
  const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)";
  expect(deviceLabel(`${mac} Version/18.0 Safari/605.1.15`)).toBe("Safari, macOS");
  expect(deviceLabel(`${mac} Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0`)).toBe("Edge, macOS");
  expect(deviceLabel("curl/8")).toBe("");
});
