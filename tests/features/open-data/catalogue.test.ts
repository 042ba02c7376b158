import { readFileSync } from "node:fs";
import { join } from "node:path";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import Validator from "rdf-validate-shacl";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR } from "#app/core/actor.ts";
import { editSite } from "#app/features/accounts/edit-site.server.ts";
import { TABLES } from "#app/features/open-data/tables.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { type OpenSite, openSite } from "../../support/open-site.ts";

const SHAPES = readFileSync(join(import.meta.dirname, "../../support/formats/dcat-ap.ttl"), "utf8");

let t: TestContext;
let site: OpenSite;
beforeAll(async () => {
  t = await testContext();
  site = await openSite(t);
  const author = await aPerson(t.ctx);
  await anIdea(t.ctx, await aSpace(t.ctx, { slug: "barri" }), author);
  const ends = { startsAt: "2026-10-01T00:00:00.000Z", endsAt: "2026-12-01T00:00:00.000Z" };
  await aSpace(t.ctx, { slug: "repte", phases: [{ opens: "vote", ...ends }] });
  await aSpace(t.ctx, { slug: "tancat", title: "Xirimoia", visibility: "private" });
});
afterAll(async () => {
  await site?.close();
  await t?.close();
});

/** What SHACL says against a catalogue: nothing, when it is a DCAT-AP one. */
async function against(catalogue: object): Promise<string[]> {
  const quads = new Parser({ format: "N-Quads" }).parse(
    await jsonld.toRDF(catalogue, { format: "application/n-quads" }),
  );
  const validator = new Validator(new Store(new Parser().parse(SHAPES)));
  const { results } = await validator.validate(new Store(quads));
  return results.map(
    (result) => `${result.focusNode?.value} ${result.path?.value}: ${result.message[0]?.value}`,
  );
}

test("the catalogue keeps to DCAT-AP, and has every public space and no other", async () => {
  const answer = await site.get("/catalog.jsonld");
  expect(answer.headers.get("content-type")).toBe("application/ld+json; charset=utf-8");
  const text = await answer.text();
  expect(text).not.toMatch(/Xirimoia|tancat/);
  const catalogue = JSON.parse(text);
  expect(await against(catalogue)).toEqual([]);
  const datasets: Record<string, unknown>[] = catalogue["dcat:dataset"];
  expect(datasets).toHaveLength(2);
  for (const dataset of datasets) expect(dataset["dcat:distribution"]).toHaveLength(2 * TABLES.length);
  const files = JSON.stringify(datasets).match(/"dcat:downloadURL":\{"@id":"[^"]+"/g) ?? [];
  for (const file of files) {
    const { pathname } = new URL(/"@id":"([^"]+)"/.exec(file)?.[1] ?? "");
    expect((await site.get(pathname)).status, pathname).toBe(200);
  }
});

test("the shapes refuse a catalogue that lacks something", async () => {
  const catalogue = JSON.parse(await site.text("/catalog.jsonld"));
  expect(await against({ ...catalogue, "dct:publisher": undefined })).not.toEqual([]);
  const [dataset] = catalogue["dcat:dataset"];
  expect(await against({ ...catalogue, "dcat:dataset": [{ ...dataset, "dct:title": [] }] })).not.toEqual([]);
});

test("licence, publisher and contact are the site's to say", async () => {
  const before = await site.text("/catalog.jsonld");
  expect(before).toContain("https://creativecommons.org/licenses/by/4.0/");
  await editSite(t.ctx, OPERATOR, {
    name: "Participa",
    publisher: "Ajuntament de Vilanova",
    contact: "dades@vilanova.example",
    licence: "cc0-1.0",
  });
  const catalogue = JSON.parse(await site.text("/catalog.jsonld"));
  expect(await against(catalogue)).toEqual([]);
  const text = JSON.stringify(catalogue);
  expect(text).toContain("https://creativecommons.org/publicdomain/zero/1.0/");
  expect(text).toContain('"foaf:name":"Ajuntament de Vilanova"');
  expect(text).toContain("mailto:dades@vilanova.example");
  expect(text).not.toContain("licenses/by");
});
