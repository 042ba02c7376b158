import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { postComment } from "#app/features/comments/post-comment.server.ts";
import type { IdeaTarget } from "#app/features/ideas/idea.ts";
import { withdrawIdea } from "#app/features/ideas/withdraw-idea.server.ts";
import { removeComment } from "#app/features/moderation/remove-comment.server.ts";
import { moveIdea } from "#app/features/pipeline/move-idea.server.ts";
import type { Space } from "#app/features/spaces/space.ts";
import { MINUTE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { expectAtom } from "../../support/formats/atom.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

const HOSTILE = `Més "ombra" & <b>aire</b> ]]> l·l 🌳 'x' \u2028`;

let t: TestContext;
let site: OpenSite;
let author: Actor;
let staff: Actor;
let space: Space;
let idea: IdeaTarget & { number: number };
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  author = await aPerson(t.ctx, { name: "Núria <Vidal>" });
  staff = await aPerson(t.ctx, { roles: [{ role: "organiser" }, { role: "moderator" }] });
  space = await aSpace(t.ctx, { slug: "barri" });
  idea = await anIdea(t.ctx, space, author, { title: HOSTILE, body: HOSTILE });
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});

const say = (body: string) => {
  t.clock.forward(MINUTE);
  const input = { body, parent: null, stance: null, lang: "es" as const, onBehalfOf: null };
  return postComment(t.ctx, author, { ...input, number: idea.number });
};
const move = (note: string) => {
  t.clock.forward(MINUTE);
  const next = { nextStep: null, responsible: "Àrea d'Urbanisme", due: null };
  return moveIdea(t.ctx, staff, { number: idea.number, stage: "voting", note, lang: "ca", ...next });
};

describe("feeds", () => {
  test("of the site, of a space and of an idea are Atom, whatever people write", async () => {
    await say("Con **sombra** & agua <script>alert(1)</script>");
    await move("Es vota fins al *desembre*.");
    for (const path of ["/feed.xml", "/spaces/barri/feed.xml", `/ideas/${idea.number}/feed.xml`]) {
      const answer = await site.get(path, { "accept-language": "en" });
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
      expect(answer.headers.get("set-cookie")).toBeNull();
      const xml = await answer.text();
      await expectAtom(xml);
      expect(xml).toContain('xml:lang="en"');
      expect(xml).toContain(`href="${t.ctx.config.publicUrl}${path}?lang=en"`);
      expect(xml).toContain("Més &#34;ombra&#34; &#38; &#60;b&#62;aire");
      expect(xml).toContain(`urn:uuid:${idea.id}`);
      expect(xml).toContain("&#60;em&#62;desembre&#60;/em&#62;");
      expect(xml).not.toMatch(/<(script|b|em)>/);
    }
    const thread = await site.text(`/ideas/${idea.number}/feed.xml`);
    expect(thread).toContain("&#60;strong&#62;sombra");
    expect(thread).toContain("Núria &#60;Vidal&#62;");
    expect(thread).toMatch(/<entry xml:lang="es">/);
    expect(await site.text("/feed.xml")).not.toContain("sombra");
  });

  test("the grammar refuses what is no Atom", async () => {
    const xml = await site.text("/feed.xml");
    for (const [from, to] of [
      ["<updated>", "<updated>yesterday "],
      ["<title>", "<titel/><title>"],
      ["<id>urn", "<id></id><id>urn"],
      ["</feed>", "<link/></feed>"],
    ] as const)
      await expect(expectAtom(xml.replace(from, to))).rejects.toThrow();
  });

  test("an empty feed is Atom too", async () => {
    await aSpace(t.ctx, { slug: "buit" });
    await expectAtom(await site.text("/spaces/buit/feed.xml"));
  });

  test("who has the newest is told so, in their own language and packing", async () => {
    const first = await site.get("/feed.xml", { "accept-encoding": "br" });
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("content-encoding")).toBe("br");
    const again = await site.get("/feed.xml", { "if-none-match": `"x", ${etag}`, "accept-encoding": "br" });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    const other = { "if-none-match": etag, "accept-encoding": "br", "accept-language": "es" };
    expect((await site.get("/feed.xml", other)).status).toBe(200);
    await move("Torna a votació.");
    const changed = { "if-none-match": etag, "accept-encoding": "br" };
    expect((await site.get("/feed.xml", changed)).status).toBe(200);
  });

  test("what is removed or withdrawn leaves, and nothing private is there", async () => {
    const secret = await aSpace(t.ctx, { slug: "tancat", visibility: "private", title: "Xirimoia" });
    const hidden = await anIdea(t.ctx, secret, author, { title: "Idea Kumquat tancada" });
    const gone = await anIdea(t.ctx, space, author, { title: "Idea Guaiaba que marxa" });
    const { id } = await say("Comentari Carambola");
    const thread = `/ideas/${idea.number}/feed.xml`;
    expect(await site.text(thread)).toContain("Carambola");
    expect(await site.text("/feed.xml")).toContain("Guaiaba");
    await removeComment(t.ctx, staff, { id, rule: 1, reason: "No parla de la idea." });
    await withdrawIdea(t.ctx, author, { number: gone.number });
    expect(await site.text(thread)).not.toContain("Carambola");
    for (const path of ["/feed.xml", "/spaces/barri/feed.xml"])
      expect(await site.text(path)).not.toMatch(/Guaiaba|Kumquat|Xirimoia/);
    for (const path of [
      "/spaces/tancat/feed.xml",
      `/ideas/${hidden.number}/feed.xml`,
      `/ideas/${gone.number}/feed.xml`,
      "/ideas/99999/feed.xml",
      "/ideas/x/feed.xml",
      "/spaces/enlloc/feed.xml",
    ])
      expect((await site.get(path)).status, path).toBe(404);
  });
});
