import { existsSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { editSite } from "#app/features/accounts/edit-site.server.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { aPerson } from "../../support/factories.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

type Manifest = {
  name: string;
  lang: string;
  start_url: string;
  display: string;
  description: string;
  icons: { src: string; sizes: string; type: string; purpose?: string }[];
};
const PUBLIC = join(import.meta.dirname, "../../../public");

let t: TestContext;
let site: OpenSite;
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});
const manifest = async (lang: string) =>
  JSON.parse(await site.text(`/manifest.webmanifest?lang=${lang}`)) as Manifest;

test("a manifest says in each language what the site is called and where it begins", async () => {
  const answer = await site.get("/manifest.webmanifest?lang=es", { cookie: "lang=ca" });
  expect(answer.headers.get("content-type")).toBe("application/manifest+json; charset=utf-8");
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  const etag = answer.headers.get("etag") ?? "";
  const again = await site.get("/manifest.webmanifest?lang=es", { "if-none-match": etag });
  expect(again.status).toBe(304);
  expect(answer.headers.get("set-cookie")).toBeNull();
  const told = await Promise.all(["ca", "es", "en"].map(manifest));
  expect(told.map(({ lang, description }) => [lang, description.slice(0, 9)])).toEqual([
    ["ca", "Un espai "],
    ["es", "Un espaci"],
    ["en", "A partici"],
  ]);
  for (const one of told)
    expect(one).toMatchObject({ name: "Planter", start_url: "/", display: "standalone" });
});

test("it follows the name of the site", async () => {
  const admin = await aPerson(t.ctx, { roles: [{ role: "admin" }] });
  const before = (await site.get("/manifest.webmanifest?lang=ca")).headers.get("etag");
  await editSite(t.ctx, admin, { name: "Vilaverd participa" });
  expect((await manifest("ca")).name).toBe("Vilaverd participa");
  expect((await site.get("/manifest.webmanifest?lang=ca")).headers.get("etag")).not.toBe(before);
});

test("every icon is there in the size it says; what a phone cuts to a circle keeps the whole mark", async () => {
  const { icons } = await manifest("en");
  expect(icons.map(({ sizes, purpose }) => [sizes, purpose])).toEqual([
    ["192x192", undefined],
    ["512x512", undefined],
    ["512x512", "maskable"],
    ["any", undefined],
  ]);
  for (const { src, sizes, type } of icons) {
    expect(existsSync(join(PUBLIC, src)), src).toBe(true);
    if (type !== "image/png") continue;
    const { width, height, format } = await sharp(join(PUBLIC, src)).metadata();
    expect(`${format} ${width}x${height}`).toBe(`png ${sizes}`);
  }
  const masked = icons.find(({ purpose }) => purpose === "maskable")?.src ?? "";
  const { data, info } = await sharp(join(PUBLIC, masked)).removeAlpha().raw().toBuffer({
    resolveWithObject: true,
  });
  let reach = 0;
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1)
      if ((data[(y * info.width + x) * info.channels] ?? 255) < 128)
        reach = Math.max(reach, Math.hypot(x - info.width / 2, y - info.height / 2));
  expect(reach).toBeGreaterThan(0.3 * info.width);
  expect(reach).toBeLessThan(0.4 * info.width);
  // A home screen of Apple's fills what is transparent with black.
  const apple = await sharp(join(PUBLIC, "apple-touch-icon.png")).metadata();
  expect([apple.width, apple.height, apple.hasAlpha]).toEqual([180, 180, false]);
});
