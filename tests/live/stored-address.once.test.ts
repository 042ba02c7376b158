import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ContentVersions } from "#app/core/content-versions.ts";
import { inlineScriptHashes } from "#app/web/inline-scripts.server.ts";
import { chooseEncoding } from "#app/web/packing.server.ts";
import { storedAddress } from "#app/web/stored-address.ts";

const APP = join(import.meta.dirname, "../../app");

/** An address of every stored page, and the files that read its query. */
const READ_BY: [address: string, files: string[]][] = [
  ["/", ["routes/_index.tsx"]],
  ["/ideas", ["routes/ideas._index.tsx", "features/ideas/IdeaFilters.tsx"]],
  ["/ideas/1-x", ["routes/ideas.$idea._index.tsx", "web/idea-page.server.ts", "site/IdeaView.tsx"]],
  ["/ideas/1/c/x", ["routes/ideas.$idea_.c.$comment.tsx", "web/idea-page.server.ts"]],
  ["/ideas/1/timeline", ["routes/ideas.$idea_.timeline.tsx"]],
  ["/ideas/1/revisions", ["routes/ideas.$idea.revisions.tsx"]],
  ["/pipeline", ["routes/pipeline.tsx"]],
  ["/spaces", ["routes/spaces._index.tsx"]],
  ["/spaces/x", ["routes/spaces.$slug._index.tsx"]],
  ["/organisations", ["routes/organisations._index.tsx"]],
  ["/organisations/x", ["routes/organisations.$slug._index.tsx"]],
  ["/rules", ["routes/rules.tsx"]],
  ["/privacy", ["routes/privacy.tsx"]],
  ["/accessibility", ["routes/accessibility.tsx"]],
  ["/open-data", ["routes/open-data.tsx"]],
];
/** Read for a signed-in person alone, whose pages are not stored. */
const OWN = new Set(["again"]);

test.each(READ_BY)("%s is stored under every parameter that its page reads", (address, files) => {
  for (const file of files) {
    const text = readFileSync(join(APP, file), "utf8");
    for (const [, name = ""] of text.matchAll(
      /(?:query|searchParams|params)\.(?:get|has|getAll)\("(\w+)"\)/gi,
    )) {
      if (OWN.has(name)) continue;
      expect(storedAddress(`${address}?${name}=x`)?.query.get(name), `?${name} of ${file}`).toBe("x");
    }
  }
});

test("every file named here exists", () => {
  const known = new Set(readdirSync(APP, { recursive: true }).map(String));
  expect(READ_BY.flatMap(([, files]) => files).filter((file) => !known.has(file))).toEqual([]);
});

test("an address is stored only as its page is spelled", () => {
  for (const path of [
    "/ideas/",
    "/ideas/x",
    "/ideas/0-x",
    "/ideas/1-x/edit",
    "/ideas/1-%C3%A0",
    "/ideas/1/c/../x",
    "/moderation",
    "/me",
    "/ideas/new",
    "/api/v1/ideas/1/thread.data",
    "/ideas.data?_routes=root",
    `/ideas?q=${"x".repeat(600)}`,
    "http://elsewhere.example/ideas",
  ])
    expect(storedAddress(path), path).toBeNull();
  expect(storedAddress("/_root.data?x=1")).toMatchObject({ path: "/_root.data", idea: null });
  expect(storedAddress("/ideas/142-ombra.data")).toMatchObject({ idea: 142, named: "142-ombra" });
});

test("the best packing that is wanted", () => {
  expect(chooseEncoding(undefined)).toBe("identity");
  expect(chooseEncoding("gzip, deflate, br, zstd")).toBe("br");
  expect(chooseEncoding("GZIP")).toBe("gzip");
  expect(chooseEncoding("br;q=0, gzip;q=0.5")).toBe("gzip");
  expect(chooseEncoding("*")).toBe("br");
  expect(chooseEncoding("*;q=0, identity")).toBe("identity");
  expect(chooseEncoding("x".repeat(100_000))).toBe("identity");
});

test("the hashes are those of scripts that stand in the page itself", () => {
  const html = `<script src="/a.js"></script><script>let a</script><script type="module" async="">let b
</script><script>let a</script>`;
  expect(inlineScriptHashes(html)).toEqual([
    "'sha256-IfEXP/8HLuXoAiy0hZVrCAcjcLsZqYFpLOHDGj8enqE='",
    "'sha256-QQjrEIxGChnYg4WT8QRlzhWMoCb6GtYqm9/q05Uh4MQ='",
  ]);
});

test("what changed is told apart, and what is unknown changes everything", () => {
  const versions = new ContentVersions();
  const stamps = () => [versions.stampOf("a"), versions.stampOf("b"), versions.stampOf(null)];
  const changed = (event: object) => {
    const before = stamps();
    versions.note([event as Parameters<ContentVersions["note"]>[0][number]]);
    return stamps().map((stamp, at) => stamp !== before[at]);
  };
  expect(changed({ type: "vote.cast", ideaId: "a", data: {} })).toEqual([true, false, true]);
  expect(changed({ type: "comment.removed", ideaId: "b", data: {} })).toEqual([false, true, true]);
  expect(changed({ type: "idea.removed", ideaId: "a", data: {} })).toEqual([true, true, true]);
  expect(changed({ type: "space.changed", data: {} })).toEqual([true, true, true]);
  expect(changed({ type: "something.new", data: {} })).toEqual([true, true, true]);
  expect(changed({ type: "session.ended", data: {} })).toEqual([false, false, false]);
  for (let at = 0; at < 20_000; at += 1)
    versions.note([{ type: "vote.cast", ideaId: `i${at}`, data: { supports: 1 } }]);
  expect(changed({ type: "vote.cast", ideaId: "a", data: {} })[0]).toBe(true);
});
