import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#app/config.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { startSession } from "#app/features/accounts/session.server.ts";
import { newComment } from "#app/features/comments/comment.schema.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import { withdrawComment } from "#app/features/comments/withdraw-comment.server.ts";
import { dutyMails } from "#app/features/notifications/duty-mails.server.ts";
import { notifyPeople } from "#app/features/notifications/notify.server.ts";
import { type RunningServer, startServer } from "#app/start-server.server.ts";
import { OPERATIONS } from "#app/web/api/operations.server.ts";
import { openRouter } from "#app/web/open/open-router.server.ts";
import { builtManifest } from "../support/built-client.ts";
import { freshDatabase } from "../support/context.ts";
import { anIdea, aPerson, aSpace } from "../support/factories.ts";
import { leanGet } from "../support/lean-get.ts";
import { calledOn } from "../support/push-device.ts";
import { pushService } from "../support/push-service.ts";
import { freePort } from "../support/running-site.ts";
import { plantSecrets, type Secrets } from "../support/secrets.ts";

let site: RunningServer;
let files: string;
let drop: () => Promise<void>;
let secrets: Secrets;
/** Everybody to whom nothing unpublished may come, with their cookie; and those who may see it all between them. */
let others: Map<string, { person: Actor | null; cookie: string }>;
let entitled: Map<string, { person: Actor; cookie: string }>;

beforeAll(async () => {
  const database = await freshDatabase();
  files = mkdtempSync(join(tmpdir(), "planter-files-"));
  drop = database.drop;
  const config = readConfig({
    PORT: await freePort(),
    DATABASE_URL: database.url,
    RATE_LIMITS: "0",
    LOG_LEVEL: "silent",
    UPLOADS: files,
    PUSH_TO_PRIVATE: "1",
  });
  site = await startServer({ config, log: pino({ level: "silent" }), development: false });
  const { ctx } = site;
  secrets = await plantSecrets(ctx);
  const elsewhere = await aSpace(ctx, { slug: "altre" });
  const organised = await aPerson(ctx, { name: "Organitzadora d'un altre lloc" });
  const another = await aPerson(ctx, { name: "Autora d'una altra" });
  await anIdea(ctx, elsewhere, another, { title: "Una altra idea" });
  const foreign = async (role: "moderator" | "organiser") =>
    aPerson(ctx, { name: `Una altra ${role}`, roles: [{ role, spaceId: elsewhere.id }] });
  const people: [string, Actor][] = [
    ["another citizen", organised],
    ["the author of another idea", another],
    ["a moderator of another space", await foreign("moderator")],
    ["an organiser of another space", await foreign("organiser")],
    [
      "a member of another private space",
      await aPerson(ctx, { memberOf: [await aSpace(ctx, { visibility: "private" })] }),
    ],
  ];
  others = new Map<string, { person: Actor | null; cookie: string }>([
    ["nobody", { person: null, cookie: "" }],
  ]);
  for (const [who, person] of people) others.set(who, { person, cookie: await cookieOf(person) });
  const admin = await aPerson(ctx, { roles: [{ role: "admin" }] });
  entitled = new Map();
  for (const [who, person] of Object.entries({
    author: secrets.author,
    moderator: secrets.moderator,
    insider: secrets.insider,
    organiser: secrets.organiser,
    admin,
  }))
    entitled.set(who, { person, cookie: await cookieOf(person) });
}, 120_000);
afterAll(async () => {
  await site?.close();
  await drop?.();
  rmSync(files, { recursive: true, force: true });
});

async function cookieOf(person: Actor): Promise<string> {
  const cookie = await site.ctx.transact({}, (tx) => startSession(site.ctx, tx, person.id, "test"));
  return cookie.split(";")[0] ?? "";
}

/** What of the unpublished stands in some bytes. */
function secretsIn(text: string): string[] {
  const lower = text.toLowerCase();
  return [...secrets.words].filter(([, word]) => lower.includes(word)).map(([what]) => what);
}

/** The addresses of a pattern, each parameter filled with everything it could stand for. Throws for a parameter nobody has thought of. */
function addressesOf(pattern: string): string[] {
  const parts = pattern.split("/").filter((part) => part !== "");
  let addresses = [""];
  for (const part of parts) {
    const name = /^[:{]?(\w+|\*)\}?\??$/.exec(part)?.[1] ?? "";
    const isParameter = part.startsWith(":") || part.startsWith("{") || part === "*";
    const values = isParameter ? secrets.places[name] : [part];
    if (!values) throw new Error(`Say in tests/support/secrets.ts what ${part} of ${pattern} may be.`);
    addresses = addresses.flatMap((address) => values.map((value) => `${address}/${value}`));
  }
  return addresses.map((address) => address || "/");
}

/** What Remix asks for in the browser in the place of a page. */
const dataOf = (path: string) => `${path === "/" ? "/_root" : path}.data`;

/** Every page and resource of the build. */
function pageAddresses(): string[] {
  const { routes } = builtManifest();
  const whole = (id: string | undefined): string => {
    const route = id ? routes[id] : undefined;
    return route ? `${whole(route.parentId)}/${route.path ?? ""}` : "";
  };
  const patterns = new Set(
    Object.keys(routes).map((id) =>
      whole(id)
        .replace(/\/+/g, "/")
        .replace(/(.)\/$/, "$1"),
    ),
  );
  return [...patterns].flatMap(addressesOf);
}

const ASKED = [
  "/ideas?q=mandarina",
  "/ideas?space=tancat",
  "/ideas/similar?title=mandarina&space=obert",
  "/organisations?q=mandarina",
];

function apiAddresses(): string[] {
  return OPERATIONS.filter((operation) => operation.method === "get").flatMap(({ path, query }) => {
    const paths = addressesOf(path).map((address) => `/api/v1${address}`);
    return [
      ...paths,
      ...(query && "q" in query.shape ? paths.map((address) => `${address}?q=mandarina`) : []),
    ];
  });
}

/** The addresses that Express answers itself: feeds, open data, what else will come. */
function openAddresses(): string[] {
  return openRouter(site.ctx).stack.flatMap((layer) =>
    layer.route ? addressesOf(String(layer.route.path)) : [],
  );
}

const beside = () => [...ASKED, ...apiAddresses(), ...openAddresses()];

/** Those at which somebody who may see it was shown something unpublished. */
const telling = new Set<string>();

async function read(path: string, cookie: string): Promise<string> {
  // Not packed, so that what is stored of it can be read too.
  const headers = { "accept-encoding": "identity", ...(cookie ? { cookie } : {}) };
  const answer = await leanGet(site.url + path, headers);
  const moved = answer.url === site.url + path ? "" : answer.url;
  return `${answer.status} ${moved} ${JSON.stringify(answer.headers)}\n${answer.text}`;
}

/** What unpublished stands at some addresses for a viewer, with the address. */
async function shownTo(cookie: string, addresses: string[]): Promise<{ what: string; path: string }[]> {
  const paths = [...addresses];
  const shown: { what: string; path: string }[] = [];
  const some = async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
      const text = await read(path, cookie);
      expect(text.slice(0, 3), path).not.toBe("500");
      const asked = secretsIn(path); // What the asker has said themselves.
      for (const what of secretsIn(text)) if (!asked.includes(what)) shown.push({ what, path });
    }
  };
  await Promise.all(Array.from({ length: 8 }, some));
  return shown;
}

test("the words are there: each is seen by somebody who may see it", async () => {
  const seen = new Set<string>();
  const pages = new Map(pageAddresses().map((path) => [dataOf(path), path]));
  for (const { person, cookie } of entitled.values()) {
    const ownName = secretsIn(await read(dataOf("/privacy"), cookie));
    for (const { what, path } of await shownTo(cookie, [...pages.keys(), ...beside()])) {
      seen.add(what);
      if (!ownName.includes(what)) telling.add(path).add(pages.get(path) ?? path);
    }
    // A text taken back stands in its author's export alone.
    for (const what of secretsIn(JSON.stringify(await accountExport(site.ctx.db, person)))) seen.add(what);
  }
  // A reporter's name and address are the notice's own.
  expect([...secrets.words.keys()].filter((what) => !(seen.has(what) || /reporter/.test(what)))).toEqual([]);
}, 240_000);

test("no page, resource, call, feed or file shows any of it to nobody", async () => {
  const pages = pageAddresses();
  expect(await shownTo("", [...pages, ...pages.map(dataOf), ...beside()])).toEqual([]);
}, 120_000);

test.each([
  "another citizen",
  "the author of another idea",
  "a moderator of another space",
  "an organiser of another space",
  "a member of another private space",
])(
  "nothing that shows it to those who may see it shows any of it to %s",
  async (who) => {
    const { cookie, person } = others.get(who) ?? {};
    expect(telling.size).toBeGreaterThan(50);
    expect(await shownTo(cookie ?? "", [...telling])).toEqual([]);
    expect(person).toBeTruthy();
    if (person) expect(secretsIn(JSON.stringify(await accountExport(site.ctx.db, person)))).toEqual([]);
  },
  120_000,
);

test("nothing of it is in what is stored for everybody", () => {
  const stored = (site.cache?.kept.answers ?? []).map((answer) => answer.bytes.toString());
  expect(stored.length).toBeGreaterThan(5);
  expect(stored.flatMap(secretsIn)).toEqual([]);
});

test("no mail carries it to anybody but its author and whom it concerns", async () => {
  await notifyPeople.run(site.ctx);
  const { author, insider, moderator, suspended } = secrets;
  const mine = new Set([author.id, insider.id, moderator.id, suspended.id]);
  const reporter = `${secrets.words.get("a reporter's address")}@people.example`;
  const mails = await site.ctx.db.selectFrom("mails").selectAll().execute();
  expect(mails.length).toBeGreaterThan(0);
  // Administrators are asked to verify an organisation by its name, and nobody else is.
  const asked = mails.filter((mail) => mail.kind === "organisationRequested");
  const admins = await site.ctx.db
    .selectFrom("roles")
    .select("user_id")
    .where("role", "=", "admin")
    .execute();
  for (const { user_id: to } of asked) expect(admins.map((admin) => admin.user_id)).toContain(to);
  expect(asked.flatMap((mail) => secretsIn(`${mail.subject} ${mail.text} ${mail.html}`))).toEqual(
    asked.map(() => "the name of an organisation that is not verified"),
  );
  const leaks = mails
    .filter((mail) => !asked.includes(mail))
    .filter((mail) => !mine.has(mail.user_id ?? "") && mail.recipient !== reporter)
    .flatMap((mail) => secretsIn(`${mail.subject} ${mail.text} ${mail.html}`));
  expect(leaks).toEqual([]);
  // To the one who reported goes what they said themselves at most.
  const toReporter = mails
    .filter((mail) => mail.recipient === reporter)
    .flatMap((mail) => secretsIn(`${mail.subject} ${mail.text} ${mail.html}`));
  expect(toReporter.filter((what) => !/report/.test(what))).toEqual([]);
});

test("no push carries it, not even to who moderates what it calls to", async () => {
  const { ctx } = site;
  const service = await pushService();
  const browser = service.browser();
  const { moderator, space } = secrets;
  await calledOn(ctx, moderator, browser);
  const at = ctx.now().toISOString();
  await ctx.transact({}, async (tx) => {
    await tx.updateTable("queue_items").set({ near_at: at }).where("state", "=", "waiting").execute();
    await tx
      .insertInto("duty_calls")
      .values({ user_id: moderator.id, space_id: space.id, called_at: at })
      .onConflict((conflict) => conflict.columns(["user_id", "space_id"]).doNothing())
      .execute();
  });
  await dutyMails.run(ctx);
  // The site's own worker sends it, every second: a second sender in one process would hold the same lease.
  await expect.poll(() => service.of(browser).length, { timeout: 20_000 }).toBe(1);
  const [push] = service.of(browser);
  expect(Object.keys(push?.message ?? {})).toEqual(["title", "body", "url", "tag"]);
  expect(push?.message.url).toBe(`/moderation?space=${space.slug}`);
  const rows = await ctx.db.selectFrom("pushes").selectAll().execute();
  expect(secretsIn(JSON.stringify([push, rows]))).toEqual([]);
  await service.close();
});

test("the journal holds ids and states, never texts or names", async () => {
  const rows = await site.ctx.db.selectFrom("journal").selectAll().execute();
  expect(rows.flatMap((row) => secretsIn(JSON.stringify(row)))).toEqual([]);
});

test("no socket says any of it, live or asked", async () => {
  const listeners: { who: string; socket: Socket; got: string[] }[] = [];
  for (const [who, { cookie }] of others) {
    const socket = io(site.url, {
      transports: ["websocket"],
      forceNew: true,
      extraHeaders: cookie ? { cookie, origin: site.url } : {},
    });
    const got: string[] = [];
    socket.onAny((...message) => got.push(JSON.stringify(message)));
    await new Promise<void>((resolve) => socket.once("connect", () => resolve()));
    for (const number of secrets.numbers)
      got.push(
        JSON.stringify(await socket.timeout(10_000).emitWithAck("thread:watch", { number, after: 0 })),
      );
    listeners.push({ who, socket, got });
  }
  // Something of each kind happens while they listen, and at last something they all hear.
  const { ctx } = site;
  const word = [...secrets.words.values()].join(" ");
  const [open = 0] = secrets.numbers;
  const say = (number: number, person: Actor, body: string) =>
    postComment(ctx, person, { ...newComment.parse({ body }), number });
  const waiting = await say(open, secrets.author, `Espera ${word}`);
  await withdrawComment(ctx, secrets.author, { id: waiting.id });
  await say(secrets.numbers.at(-1) ?? 0, secrets.insider, `Dins ${word}`);
  const organiser = await aPerson(ctx, { roles: [{ role: "organiser", spaceId: secrets.space.id }] });
  const { id } = await say(open, organiser, "Això ho sent tothom.");
  for (const { got } of listeners)
    await expect.poll(() => got.some((message) => message.includes(id)), { timeout: 10_000 }).toBe(true);
  await sleep(100);
  for (const { who, socket, got } of listeners) {
    expect(got.flatMap(secretsIn), who).toEqual([]);
    socket.close();
  }
}, 60_000);
