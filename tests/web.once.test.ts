import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ConfigError, ownOrigins, productionRefusals, readConfig } from "#app/config.server.ts";
import { renderMarkdown } from "#app/core/markdown.server.ts";
import { cleanText, isStorable, lengthOf } from "#app/core/text.ts";
import { readForm } from "#app/web/form.server.ts";
import { localPath } from "#app/web/local-path.ts";
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
  test("length counts characters, storage refuses what engines differ on", () => {
    expect(lengthOf(cleanText("  e\u0301🌱\r\n "))).toBe(2);
    expect(isStorable("a\u0000b")).toBe(false);
    expect(isStorable("a\ud800b")).toBe(false);
    expect(isStorable("línia\nnova\t🌱")).toBe(true);
  });
});
