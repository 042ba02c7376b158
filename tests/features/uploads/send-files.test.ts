import { existsSync, readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/core/actor.ts";
import { action } from "#app/routes/ideas.$idea.answer.tsx";
import type { RequestContext } from "#app/web/request-context.ts";
import { type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { aDocument } from "../../support/made-files.ts";

let t: TestContext;
let organiser: Actor;
let number: number;

beforeEach(async () => {
  t = await testContext({ RATE_LIMITS: "1" });
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  number = (await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx))).number;
});
afterEach(() => t.close());

type Answer = {
  status: number;
  errors: { field: string | null; key: string }[];
  typed: Record<string, string>;
};

/** Sends the form as a browser does; the status, and what stands in the form that comes back. */
async function send(bytes: Buffer, viewer: Actor = organiser, words = "L'acta"): Promise<Answer> {
  const body = new FormData();
  body.append("body", "Ja està fet.");
  body.append("kind", "result");
  body.append("file[]", new File([new Uint8Array(bytes)], "acta.pdf"));
  body.append("words[]", words);
  body.append("moment[]", "");
  const request = new Request(`http://localhost/ideas/${number}/answer`, { method: "POST", body });
  const context = {
    app: t.ctx,
    viewer,
    locale: "ca",
    ip: "",
    cookies: {},
    requestId: "",
    setCookie: () => {},
  };
  const answered = await action({
    request,
    params: { idea: String(number) },
    context: context as unknown as RequestContext,
  } as Parameters<typeof action>[0]).catch((thrown: unknown) => thrown);
  if (answered instanceof Response) return { status: answered.status, errors: [], typed: {} };
  const { data, init } = answered as { data: Partial<Answer>; init: { status: number } };
  return { status: init.status, errors: data.errors ?? [], typed: data.typed ?? {} };
}

test("a refused file draws the form again beside its field, with what was typed", async () => {
  for (const [bytes, words, status, field, key] of [
    [Buffer.from("<svg/>"), "L'acta", 422, "file.0", "uploads.kind"],
    [Buffer.alloc(10_000_001), "L'acta", 413, "file.0", "uploads.tooLarge"],
    [aDocument(), "", 422, "words.0", "uploads.wordsMissing"],
  ] as const) {
    const answer = await send(bytes, organiser, words);
    expect(answer).toMatchObject({ status, errors: [{ field, key }], typed: { body: "Ja està fet." } });
  }
  expect((await send(aDocument())).status).toBe(303);
});

test("twenty files an hour from one person, and no more", async () => {
  for (let count = 0; count < 20; count += 1) expect((await send(Buffer.from("?"))).status).toBe(422);
  expect(await send(aDocument())).toMatchObject({ status: 429, typed: { body: "Ja està fet." } });
  const another = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  expect((await send(aDocument(), another)).status).toBe(303);
});

test("who may say nothing of the idea sends no files either", async () => {
  const stranger = await aPerson(t.ctx);
  expect((await send(aDocument(), stranger)).status).toBe(403);
  expect(existsSync(t.ctx.config.uploads) ? readdirSync(t.ctx.config.uploads) : []).toEqual([]);
});
