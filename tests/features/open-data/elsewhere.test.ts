import { Resvg } from "@resvg/resvg-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { STAGES } from "#app/features/ideas/idea.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { castVote } from "#app/features/votes/cast-vote.server.ts";
import { drawable } from "#app/web/open/card/card-layout.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

const HOSTILE = `Més "ombra" & <b>aire</b> l·l 🌳 'x'`;

let t: TestContext;
let site: OpenSite;
let author: Actor;
let space: Space;
let number: number;
let gone: number[];
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  author = await aPerson(t.ctx, { name: "Núria Vidal" });
  space = await aSpace(t.ctx, {
    slug: "barri",
    title: "Barris frescos",
    phases: [{ opens: "vote", endsAt: "2026-12-06T22:59:59.999Z" }],
  });
  ({ number } = await anIdea(t.ctx, space, author, { title: HOSTILE, stage: "voting" }));
  const secret = await aSpace(t.ctx, { slug: "tancat", visibility: "private", title: "Xirimoia" });
  const hidden = await anIdea(t.ctx, secret, author, { title: "Idea Kumquat tancada" });
  const withdrawn = await anIdea(t.ctx, space, author, { title: "Idea Guaiaba retirada" });
  await withdrawIdea(t.ctx, author, { number: withdrawn.number });
  gone = [hidden.number, withdrawn.number, 99_999];
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});

describe("a frame in somebody's page", () => {
  test("shows the idea, does nothing and may stand anywhere", async () => {
    const answer = await site.get(`/embed/${number}?lang=es`, { cookie: "session=x; lang=ca" });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(Buffer.byteLength(html)).toBeLessThan(6500);
    expect(html).toContain('<html lang="es">');
    expect(html).toContain("Més &#34;ombra&#34; &#38; &#60;b&#62;aire");
    expect(html).toContain("hasta el 6 de diciembre de 2026");
    expect(html).toContain(`/ideas/${number}-`);
    expect(html).toContain("via=embed");
    expect(html).not.toMatch(/<script|<form|<img|<link|<b>| on\w+=|https?:\/\/(?!localhost)/);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(answer.headers.get("x-frame-options")).toBeNull();
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors *");
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none';/,
    );
  });

  test("says in the frame that there is nothing, and nothing else", async () => {
    for (const each of gone) {
      const answer = await site.get(`/embed/${each}?lang=en`);
      expect(answer.status).toBe(404);
      const html = await answer.text();
      expect(html).toContain("This idea is not public, or no longer there.");
      expect(html).not.toMatch(/Kumquat|Guaiaba|Xirimoia/);
    }
  });

  test("is the only page that may stand in one", async () => {
    for (const path of ["/feed.xml", "/oembed", "/api/v1/openapi.json"]) {
      const { headers } = await site.get(path);
      expect(headers.get("x-frame-options"), path).toBe("DENY");
      expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    }
  });
});

describe("the badge", () => {
  test("is a picture that needs nothing, for every stage", async () => {
    for (const stage of STAGES) {
      const idea = await anIdea(t.ctx, space, author, { title: HOSTILE, stage });
      const answer = await site.get(`/ideas/${idea.number}/badge.svg?lang=ca`);
      expect(answer.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
      expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const svg = await answer.text();
      expect(svg).not.toMatch(/<script|<image|href|url\(/);
      expect(svg).toContain(`Nº ${idea.number}`);
      // It reads strict XML.
      expect(new Resvg(svg).render().height, stage).toBe(28);
    }
    for (const each of gone) expect((await site.get(`/ideas/${each}/badge.svg`)).status).toBe(404);
  });
});

describe("oEmbed", () => {
  const ask = (query: Record<string, string>) => site.get(`/oembed?${new URLSearchParams(query)}`);
  const own = () => `${t.ctx.config.publicUrl}/ideas/${number}-qualsevol`;

  test("gives the frame to show an idea in, no larger than is asked for", async () => {
    const answer = await ask({ url: `${own()}?lang=en`, format: "json", maxwidth: "320", maxheight: "9999" });
    expect(answer.status).toBe(200);
    const said = await answer.json();
    expect(said).toMatchObject({
      version: "1.0",
      type: "rich",
      title: `${HOSTILE} · Nº ${number}`,
      author_name: "Núria Vidal",
      width: 320,
      height: 280,
      thumbnail_url: `${t.ctx.config.publicUrl}/ideas/${number}/card.png?lang=en`,
    });
    expect(said.html).toMatch(
      /^<iframe src="[^"]+\/embed\/\d+\?lang=en" title="[^"<>]*" width="320" height="280" [^<>]*><\/iframe>$/,
    );
    expect((await ask({ url: `${own()}/c/0193?x` })).status).toBe(200);
  });

  test("knows its own public ideas and JSON, and nothing else", async () => {
    expect((await ask({ url: own(), format: "xml" })).status).toBe(501);
    expect((await ask({})).status).toBe(400);
    for (const url of [
      "nonsense",
      `https://elsewhere.example/ideas/${number}`,
      `${t.ctx.config.publicUrl}/spaces/barri`,
      `${t.ctx.config.publicUrl}/ideas/new`,
      ...gone.map((each) => `${t.ctx.config.publicUrl}/ideas/${each}`),
    ])
      expect((await ask({ url })).status, url).toBe(404);
  });
});

describe("the card", () => {
  test("is painted beside the server's thread, kept by what it says, and painted anew when that changes", async () => {
    const path = `/ideas/${number}/card.png?lang=ca`;
    const first = await site.get(path);
    expect([first.status, first.headers.get("content-type")]).toEqual([200, "image/png"]);
    const png = Buffer.from(await first.arrayBuffer());
    // The size stands in the first chunk.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const etag = first.headers.get("etag") ?? "";
    expect((await site.get(path, { "if-none-match": etag })).status).toBe(304);
    const again = await site.get(path);
    expect(Buffer.from(await again.arrayBuffer()).equals(png)).toBe(true);
    await castVote(t.ctx, await aPerson(t.ctx), { number });
    const changed = await site.get(path, { "if-none-match": etag });
    expect(changed.status).toBe(200);
    expect(Buffer.from(await changed.arrayBuffer()).equals(png)).toBe(false);
    for (const each of gone) expect((await site.get(`/ideas/${each}/card.png`)).status).toBe(404);
  });

  test("draws what its fonts have", () => {
    expect(drawable("🌳 Més ombra ❤️ a la plaça 👩‍👧 ")).toBe("Més ombra a la plaça");
    expect(drawable("Paraŀlel, cel·la, ñ, œ, š, ệ")).toBe("Paral·lel, cel·la, ñ, œ, š, e");
    expect(drawable("العربية 中文")).toBe("");
  });
});
