import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { validateXML } from "xmllint-wasm";

const GRAMMAR = readFileSync(join(import.meta.dirname, "atom.rng"), "utf8");

/**
 * Holds a document against RFC 4287: its RELAX NG grammar by libxml2's xmllint, and what the grammar cannot
 * say: an author for every entry, one self link, ids that are IRIs and stand once, alternates that differ.
 */
export async function expectAtom(xml: string): Promise<void> {
  const { valid, errors } = await validateXML({
    xml: { fileName: "feed.xml", contents: xml },
    schema: { fileName: "atom.rng", contents: GRAMMAR },
    extension: "relaxng",
  });
  expect(errors.map((error) => error.rawMessage)).toEqual([]);
  expect(valid).toBe(true);
  const [head = "", ...entries] = xml.split(/<entry\b/);
  for (const [at, part] of entries.entries()) {
    const isAuthored = /<author>/.test(part) || /<author>/.test(head);
    expect(isAuthored, `entry ${at} has no author`).toBe(true);
    const hasAlternate = /rel="alternate"/.test(part) || /<content/.test(part);
    expect(hasAlternate, `entry ${at} has neither content nor alternate`).toBe(true);
  }
  const ids = [...xml.matchAll(/<id>([^<]*)<\/id>/g)].map((match) => match[1] ?? "");
  expect(ids.length).toBe(entries.length + 1);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(urn:uuid:[0-9a-f-]{36}|tag:[\w.-]+,\d{4}:\S+)$/);
  expect(head.match(/rel="self"/g)).toHaveLength(1);
}
