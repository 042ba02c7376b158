import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepIntent } from "#app/features/accounts/keep-intent.server.ts";
import { channelCounts } from "#app/features/channels/channel.queries.server.ts";
import { channelOf, channelOfAct } from "#app/features/channels/channel.ts";
import {
  actChannel,
  countChannels,
  noteAct,
  noteVisit,
} from "#app/features/channels/count-channels.server.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { consumeIntent } from "#app/web/consume-intent.server.ts";
import { DAY, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";

const OWN = new Set(["participa.example"]);

describe("where somebody comes from", () => {
  test.each([
    ["https://www.google.es/", "search"],
    ["https://duckduckgo.com/", "search"],
    ["https://www.bing.com/search?q=ombra", "search"],
    ["https://mail.google.com/mail/u/0/", "mail"],
    ["https://outlook.office.com/", "mail"],
    ["https://correu.vilanova.example/", "mail"],
    ["android-app://com.google.android.gm/", "mail"],
    ["https://l.facebook.com/l.php", "social"],
    ["https://t.co/abc", "social"],
    ["https://web.telegram.org/", "social"],
    ["android-app://org.telegram.messenger/", "social"],
    ["https://participa.example/ideas", "own"],
    ["https://diari.example/noticia", "other"],
    ["https://notgoogle.example/", "other"],
    ["nonsense", "other"],
    [undefined, "none"],
  ])("%s is %s", (referer, channel) => {
    expect(channelOf({ via: null, referer }, OWN)).toBe(channel);
  });

  test("an own link's tag says more than the address, and nobody invents one", () => {
    expect(channelOf({ via: "whatsapp", referer: "https://www.google.es/" }, OWN)).toBe("via:whatsapp");
    expect(channelOf({ via: "x'; drop", referer: undefined }, OWN)).toBe("none");
    expect(channelOfAct("https://participa.example/ideas/1-x?via=feed")).toBe("via:feed");
    expect(channelOfAct("https://participa.example/login?next=%2Fideas%2F1%3Fvia%3Dmail")).toBe("via:mail");
    expect(channelOfAct("https://participa.example/ideas/1-x")).toBe("none");
    expect(channelOfAct(null)).toBe("none");
  });
});

describe("counting", () => {
  let t: TestContext;
  beforeAll(async () => {
    t = await testContext();
  });
  afterAll(() => t?.close());

  const day = "2026-11-23";
  const visit = (url: string, headers: Record<string, string> = {}, method = "GET") =>
    noteVisit(t.ctx, {
      method,
      url,
      headers: { accept: "text/html,*/*", "user-agent": "Mozilla/5.0 Firefox/140", ...headers },
    } as unknown as IncomingMessage);
  const counts = async (from = day, to = day) =>
    Object.fromEntries(
      (await channelCounts(t.ctx.db, from, to)).map((row) => [
        `${row.day} ${row.channel} ${row.what}`,
        row.count,
      ]),
    );

  test("pages that people open, by day and channel, and nothing of who opens them", async () => {
    visit("/");
    visit("/ideas/1-ombra?via=whatsapp&lang=ca", { referer: "https://web.whatsapp.com/" });
    visit("/ideas/1-ombra?via=whatsapp");
    visit("/ideas?stage=done", { referer: `${t.ctx.config.publicUrl}/` });
    visit("/spaces/barri", { referer: "https://www.google.cat/" });
    const unseen: Record<string, string>[] = [
      { dnt: "1" },
      { "sec-gpc": "1" },
      { "user-agent": "Googlebot/2.1" },
      { "user-agent": "" },
      { accept: "application/json" },
      { "sec-fetch-dest": "empty" },
      { "sec-purpose": "prefetch;prerender" },
    ];
    for (const headers of unseen) visit("/", headers);
    for (const url of [
      "/ideas.data",
      "/assets/x.js",
      "/api/v1/ideas",
      "/embed/1",
      "/me",
      "/login",
      "/ideas/1/card.png",
    ])
      visit(url);
    visit("/", {}, "POST");
    expect(await counts()).toEqual({});
    await countChannels.run(t.ctx);
    const written = {
      [`${day} none visit`]: 1,
      [`${day} own visit`]: 1,
      [`${day} search visit`]: 1,
      [`${day} via:whatsapp visit`]: 2,
    };
    expect(await counts()).toEqual(written);
    await countChannels.run(t.ctx);
    expect(await counts()).toEqual(written);
    visit("/pipeline");
    t.clock.forward(DAY);
    visit("/");
    await countChannels.run(t.ctx);
    expect(await counts("2026-11-23", "2026-11-24")).toMatchObject({
      [`${day} none visit`]: 2,
      "2026-11-24 none visit": 1,
    });
    expect(
      Object.keys(await t.ctx.db.selectFrom("channel_counts").selectAll().executeTakeFirstOrThrow()),
    ).toEqual(["day", "channel", "what", "count"]);
  });

  test("acts by the tag of the page they are done on, the first ones apart, after signing in too", async () => {
    t.clock.set(new Date("2026-12-01T09:00:00.000Z"));
    const space = await aSpace(t.ctx);
    const idea = await anIdea(t.ctx, space, await aPerson(t.ctx));
    const other = await anIdea(t.ctx, space, await aPerson(t.ctx));
    const person = await aPerson(t.ctx);
    const from = (page: string, more: Record<string, string> = {}) =>
      new Headers({ referer: `${t.ctx.config.publicUrl}${page}`, ...more });
    await castVote(t.ctx, person, { number: idea.number });
    await noteAct(t.ctx, person, "vote", from("/ideas/1?via=telegram"));
    await castVote(t.ctx, person, { number: other.number });
    await noteAct(t.ctx, person, "vote", from("/ideas/2"));
    await noteAct(t.ctx, person, "vote", from("/ideas/2?via=telegram", { dnt: "1" }));
    await countChannels.run(t.ctx);
    const late = await aPerson(t.ctx);
    const payload = { channel: actChannel(from("/ideas/1?via=embed")) };
    const intent = await keepIntent(t.ctx, { kind: "vote", ideaId: idea.id, payload });
    await t.ctx.transact({}, (tx, record) => consumeIntent(t.ctx, tx, record, late, intent));
    await t.ctx.transact({}, (tx, record) => consumeIntent(t.ctx, tx, record, late, intent));
    expect(await counts("2026-12-01", "2026-12-01")).toEqual({
      "2026-12-01 via:telegram vote": 1,
      "2026-12-01 via:telegram first": 1,
      "2026-12-01 none vote": 1,
      "2026-12-01 via:embed vote": 1,
      "2026-12-01 via:embed first": 1,
    });
  });
});
