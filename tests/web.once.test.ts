import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ConfigError, ownOrigins, productionRefusals, readConfig } from "#app/config.server.ts";
import type { AppContext } from "#app/core/context.ts";
import { LIMITS } from "#app/core/limits.ts";
import { plainText, renderMarkdown } from "#app/core/markdown.server.ts";
import { periodOf } from "#app/core/period.ts";
import { cleanText, isStorable, lengthOf, line } from "#app/core/text.ts";
import { stemmerOf } from "#app/core/words.ts";
import { foundWords } from "#app/features/ideas/found-words.ts";
import { rowsForm } from "#app/features/spaces/space.schema.ts";
import { readForm } from "#app/web/form.server.ts";
import { limit } from "#app/web/limit.server.ts";
import { localPath } from "#app/web/local-path.ts";
import { networkOf } from "#app/web/network.server.ts";
import { isOwnRequest } from "#app/web/origin.server.ts";

describe("local paths", () => {
  test.each([
    "//evil.example",
    "/\\evil",
    "/%2Fevil.example",
    "https:evil",
    "javascript:alert(1)",
    "\\\\evil",
    "/\t/evil",
    "/%5Cevil",
    "/.//evil.example",
    "/%2e//evil.example",
    "/ideas/..//evil.example",
    "",
    "ideas",
  ])("%s is refused", (path) => {
    expect(localPath(path, "/fallback")).toBe("/fallback");
  });
  test("a path of ours passes with its query", () => {
    expect(localPath("/ideas/142-ombra?order=new#c")).toBe("/ideas/142-ombra?order=new#c");
  });
});

describe("origin", () => {
  const origins = ownOrigins(readConfig({ PUBLIC_URL: "https://participa.example" }));
  const ask = (method: string, url: string, headers: Record<string, string>) =>
    isOwnRequest({ method, url, headers } as unknown as IncomingMessage, origins);
  test("a form of ours passes", () =>
    expect(ask("POST", "/ideas/new", { origin: "https://participa.example" })).toBe(true));
  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["null", { origin: "null" }],
    ["a subdomain", { origin: "https://a.participa.example" }],
    ["the wrong scheme", { origin: "http://participa.example" }],
    ["none at all", {}],
    ["none, same site", { "sec-fetch-site": "same-site" }],
  ])("%s is refused", (_name, headers) =>
    expect(ask("POST", "/ideas/new", headers as Record<string, string>)).toBe(false),
  );
  test("no Origin from the same origin passes", () =>
    expect(ask("POST", "/x", { "sec-fetch-site": "same-origin" })).toBe(true));
  test("a bearer token is judged alone", () =>
    expect(ask("POST", "/api/v1/ideas", { authorization: "Bearer x", origin: "https://evil.example" })).toBe(
      true,
    ));
  test.each(["/ideas/142/vote", "/logout", "/apis/v1"])(
    "a password that the browser sends by itself opens no page's form: %s",
    (path) =>
      expect(ask("POST", path, { authorization: "Basic YTpi", origin: "https://evil.example" })).toBe(false),
  );
  test("one-click unsubscribe is exempt by name", () => {
    expect(ask("POST", "/unsubscribe/abc", {})).toBe(true);
    expect(ask("POST", "/unsubscribe/abc/more", {})).toBe(false);
  });
});

describe("forms", () => {
  const post = (fields: Record<string, string>) =>
    readForm(
      new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) }),
      z.object({ id: z.string().max(64) }),
    );
  test("a hidden field that no engine stores is refused like any other", async () => {
    expect(await post({ id: "a\u0000b" })).toMatchObject({
      ok: false,
      errors: [{ field: "id", key: "errors.characters" }],
    });
    expect(await post({ id: "ab" })).toMatchObject({ ok: true, values: { id: "ab" } });
  });
  test("in a row of fields, too", async () => {
    const rows = rowsForm(z.object({ id: z.string() }));
    const body = new URLSearchParams({ "id-0": "a\u0000b" });
    expect(await readForm(new Request("http://localhost/", { method: "POST", body }), rows)).toMatchObject({
      ok: false,
      errors: [{ key: "errors.characters" }],
    });
  });
  test("a megabyte of fields is read at once", async () => {
    const fields = Array.from({ length: 40_000 }, (_, at) => [at.toString(36), ""]);
    const body = new URLSearchParams([...fields, ["id", "ab"]]);
    const began = performance.now();
    const request = new Request("http://localhost/", { method: "POST", body });
    expect(await readForm(request, z.object({ id: z.string() }))).toMatchObject({ ok: true });
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("networks", () => {
  test.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0DB8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["ona@people.example", "ona@people.example"],
    ["", ""],
  ])("%s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));
  test("whoever moves on to the next address of their network is counted on", async () => {
    const kept = new Map<string, unknown>();
    const ctx = {
      config: { rateLimits: 1 },
      kept: (name: string, make: () => unknown) => kept.get(name) ?? kept.set(name, make()).get(name),
    } as unknown as AppContext;
    for (let at = 0; at < 30; at += 1) await limit(ctx, "codeTry", `2001:db8::${at.toString(16)}`);
    await expect(limit(ctx, "codeTry", "2001:db8::ffff")).rejects.toMatchObject({ code: "tooMany" });
    await limit(ctx, "codeTry", "2001:db8:0:1::1");
  });
});

describe("periods", () => {
  test.each(["2026", "2026-Q4", "2026-12", "2999-12"])("%s is one", (name) =>
    expect(periodOf(name, "Europe/Madrid")).toMatchObject({ name }),
  );
  test.each(["9999", "9999-12", "0000", "0001-Q1", "2026-13", "<b>"])("%s is all time", (name) =>
    expect(periodOf(name, "Europe/Madrid").name).toBe("all"),
  );
});

describe("settings", () => {
  test("wrong ones are named together", () => {
    expect(() => readConfig({ PORT: "many", TIMEZONE: "Mars/North" })).toThrow(ConfigError);
    expect(() => readConfig({ PORT: "many", TIMEZONE: "Mars/North" })).toThrow(/PORT[\s\S]*TIMEZONE/);
  });
  test("production refuses the default secret and switched-off limits", () => {
    expect(productionRefusals(readConfig({ RATE_LIMITS: "0" }))).toHaveLength(2);
    expect(productionRefusals(readConfig({ SESSION_SECRET: "a long and random secret" }))).toEqual([]);
  });
});

describe("texts", () => {
  test.each([
    ["[x](javascript:alert(1))", "href"],
    ["[x](JaVaScRiPt:alert(1))", "href"],
    ["[x](java\tscript:alert(1))", "href"],
    ["[x](&#106;avascript:alert(1))", "href"],
    ["[x](data:text/html,hi)", "href"],
    ["[x](vbscript:x)", "href"],
    ["[x](//evil.example)", "href"],
    ["<img src=x onerror=alert(1)>", "<img"],
    ["![p](https://a.example/p.png)", "<img"],
  ])("%s renders inert", (source, forbidden) => expect(renderMarkdown(source)).not.toContain(forbidden));
  test("links are marked as people's own", () => {
    expect(renderMarkdown("https://example.org")).toContain('rel="nofollow ugc noopener"');
  });
  test("ten thousand nested marks render at once", () => {
    const began = performance.now();
    renderMarkdown("[".repeat(20_000));
    renderMarkdown(">".repeat(10_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
  test.each(["[", "![", "[](", "[a](b ", "[a](<"])(
    "summing up %j without end takes no longer than reading it",
    (mark) => {
      const bomb = mark.repeat(60_000 / mark.length);
      const began = performance.now();
      plainText(bomb, 140);
      foundWords("ombra").excerpt(bomb, 140);
      expect(performance.now() - began).toBeLessThan(1_000);
    },
  );
  test("a word longer than any has no stem to look for", () => {
    expect(stemmerOf("ca")("arbres")).not.toBe("arbres");
    expect(stemmerOf("ca")(`${"x".repeat(20_000)}arbres`)).toMatch(/arbres$/);
  });
  test("a link is summed up as its words, whatever its address", () => {
    const source =
      "## Ombra\n\n> *Vegeu* [els **plànols**](https://a.example/b_(c)?d) i ![foto](x.png) [x] (y)";
    expect(plainText(source, 200)).toBe("Ombra Vegeu els plànols i foto [x] (y)");
  });
  test.each([
    "\u200B\u200D",
    "\u3164\u3164\u3164",
    "\u00AD \u2060",
    "\u2800\u034F",
    "\u{E0041}",
    "\u115F\uFFA0\u180E",
  ])("what shows nothing is nothing: %j", (blank) => {
    expect(cleanText(blank)).toBe("");
    expect(line(LIMITS.name).safeParse(blank.repeat(3)).error?.issues[0]?.message).toBe("errors.required");
  });
  test("a line of text turns no other text around", () => {
    expect(line(LIMITS.name).parse("Ona\u202E nimda\u2066")).toBe("Ona nimda");
    expect(line(LIMITS.name).parse("👩\u200D👧 ❤\uFE0F")).toBe("👩\u200D👧 ❤\uFE0F");
  });
  test("length counts characters, storage refuses what engines differ on", () => {
    expect(lengthOf(cleanText("  e\u0301🌱\r\n "))).toBe(2);
    expect(isStorable("a\u0000b")).toBe(false);
    expect(isStorable("a\ud800b")).toBe(false);
    expect(isStorable("línia\nnova\t🌱")).toBe(true);
  });
});
