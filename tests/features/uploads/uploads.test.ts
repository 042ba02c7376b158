import { chmodSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uploads as uploadCheck } from "#app/cli/doctor/uploads.server.ts";
import type { Actor } from "#app/core/actor.ts";
import { accountExport } from "#app/features/accounts/account-export.queries.server.ts";
import { eraseAccount } from "#app/features/accounts/erase-account.server.ts";
import { removeIdea } from "#app/features/moderation/remove-idea.server.ts";
import { storyOf } from "#app/features/pipeline/pipeline.queries.server.ts";
import { publishUpdate } from "#app/features/pipeline/publish-update.server.ts";
import { newUpdate } from "#app/features/pipeline/update.schema.ts";
import { withdrawUpdate } from "#app/features/pipeline/withdraw-update.server.ts";
import { judge } from "#app/features/uploads/judge.ts";
import { withUploads } from "#app/features/uploads/store-uploads.server.ts";
import { tidyUploads } from "#app/features/uploads/tidy-uploads.server.ts";
import { MAX_BYTES, type SentFile } from "#app/features/uploads/upload.ts";
import { asDownload, uploadAnswer } from "#app/features/uploads/upload-answer.server.ts";
import { seenUpload } from "#app/site/seen-upload.server.ts";
import { readFilesForm } from "#app/web/files-form.server.ts";
import { DAY, ENGINE, type TestContext, testContext } from "../../support/context.ts";
import { anIdea, aPerson, aSpace } from "../../support/factories.ts";
import { aDocument, aHugePng, aPhoto, aPicture } from "../../support/made-files.ts";

let t: TestContext;
let organiser: Actor;
let number: number;
let ideaId: string;

beforeEach(async () => {
  t = await testContext();
  organiser = await aPerson(t.ctx, { roles: [{ role: "organiser" }] });
  const idea = await anIdea(t.ctx, await aSpace(t.ctx), await aPerson(t.ctx));
  [number, ideaId] = [idea.number, idea.id];
});
afterEach(() => t.close());

const folder = () => t.ctx.config.uploads;
const stored = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const sent = (bytes: Buffer | null, row = 0, fileName = "foto.jpg"): SentFile => ({ row, fileName, bytes });
const said = { words: ["La plaça amb ombra", "L'acta", "Res"], moments: ["after" as const, null, null] };

/** Publishes an update with files, as the page does. */
function publish(files: SentFile[], options: { idea?: number; key?: string; words?: string[] } = {}) {
  const { files: _, ...input } = newUpdate.parse({ kind: "result", body: "Ja està fet." });
  const words = options.words ?? said.words;
  return withUploads(t.ctx, files, { ...said, words }, (uploads) =>
    publishUpdate(t.ctx, organiser, { ...input, number: options.idea ?? number }, options.key, uploads),
  );
}
const filesOf = async (id = ideaId) =>
  (await storyOf(t.ctx.db, t.ctx.engine, id)).updates.flatMap((update) => update.files);
const refusal = (bytes: Buffer | null) =>
  publish([sent(bytes)]).then(
    () => "published",
    (error) => `${error.code} ${error.key} ${error.field}`,
  );

describe("what is taken", () => {
  test("a photograph is made anew: upright, no wider than 1600, and without where it was taken", async () => {
    const photo = await aPhoto();
    expect((await sharp(photo).metadata()).exif?.toString("latin1")).toContain("Laia Fonts");
    await publish([sent(photo)]);
    expect(await filesOf()).toMatchObject([
      { kind: "picture", width: 1600, height: 2400, words: "La plaça amb ombra", moment: "after" },
    ]);
    expect(stored()).toHaveLength(2);
    for (const name of stored()) {
      expect(name).toMatch(/^[0-9a-f]{32}(\.small)?\.webp$/);
      const made = await sharp(join(folder(), name)).metadata();
      expect(made).toMatchObject({ format: "webp", width: name.includes("small") ? 640 : 1600 });
      expect([made.exif, made.xmp, made.iptc, made.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  test("PNG, WebP and PDF are taken whatever they are called; a document stays as it is", async () => {
    await publish([
      sent(await aPicture(20, 10).png().toBuffer(), 0, "acta.pdf"),
      sent(await aPicture(20, 10).webp().toBuffer(), 2, "x.html"),
      sent(aDocument(), 1, "C:\\papers\\acta.png"),
    ]);
    expect((await filesOf()).map((file) => [file.kind, file.width, file.words])).toEqual([
      ["picture", 20, "La plaça amb ombra"],
      ["picture", 20, "Res"],
      ["document", null, "L'acta"],
    ]);
  });

  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["nothing", () => Buffer.alloc(0), "uploads.empty"],
    ["SVG", () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "uploads.kind"],
    ["HTML", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "uploads.kind"],
    ["XML", () => Buffer.from('<?xml version="1.0"?><a/>'), "uploads.kind"],
    ["ZIP", () => Buffer.from("PK\x03\x04abcdefgh", "latin1"), "uploads.kind"],
    ["GIF", () => aPicture(4, 4).gif().toBuffer(), "uploads.kind"],
    ["a PDF after something else", () => Buffer.concat([Buffer.from("GIF89a"), aDocument()]), "uploads.kind"],
    [
      "a PNG that is a page too",
      async () =>
        Buffer.concat([await aPicture(4, 4).png().toBuffer(), Buffer.from("<SCRIPT>alert(1)</SCRIPT>")]),
      "uploads.twofold",
    ],
    [
      "a PDF that is a ZIP too",
      () => Buffer.concat([aDocument(), Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18), aDocument()]),
      "uploads.twofold",
    ],
    ["a PDF without its end", () => aDocument().subarray(0, 40), "uploads.broken"],
    ["half a JPEG", async () => (await aPhoto(900, 600)).subarray(0, 2500), "uploads.broken"],
    [
      "the beginning of a PNG",
      async () => (await aPicture(900, 600).png().toBuffer()).subarray(0, 60),
      "uploads.broken",
    ],
    ["a PNG of 50,000 × 50,000", () => aHugePng(50_000, 50_000), "uploads.pixels"],
    ["a PNG a little over 40 million", () => aHugePng(8000, 5001), "uploads.pixels"],
  ])("%s is refused beside its field, and leaves nothing", async (_, make, key) => {
    expect(await refusal(await make())).toBe(`invalid ${key} file.0`);
    expect(stored()).toEqual([]);
    expect(await filesOf()).toEqual([]);
  });

  test("over 10 MB is too large; words are asked for before anything is stored", async () => {
    expect(await refusal(null)).toBe("tooLarge uploads.tooLarge file.0");
    await expect(publish([sent(aDocument())], { words: [""] })).rejects.toMatchObject({
      key: "uploads.wordsMissing",
      field: "words.0",
    });
    expect(stored()).toEqual([]);
  });

  test("when the second of two is refused, or the write is, nothing of the first stays", async () => {
    await expect(publish([sent(aDocument()), sent(Buffer.from("?"), 1)])).rejects.toMatchObject({
      field: "file.1",
    });
    await expect(publish([sent(aDocument())], { idea: 999 })).rejects.toMatchObject({ code: "notFound" });
    expect(stored()).toEqual([]);
  });

  test("the same form sent twice is one update with its files", async () => {
    const photo = await aPhoto(300, 200);
    const first = await publish([sent(photo)], { key: "the-same-key" });
    expect(await publish([sent(photo)], { key: "the-same-key" })).toEqual(first);
    await expect(publish([sent(aDocument())], { key: "the-same-key" })).rejects.toMatchObject({
      code: "keyReused",
    });
    expect(await filesOf()).toHaveLength(1);
  });

  test("a folder that cannot be written to refuses files and nothing else", async () => {
    writeFileSync(folder(), "A file stands where the folder should be.");
    expect(await refusal(aDocument())).toBe("busy uploads.unavailable file.0");
    await publish([]);
    expect((await storyOf(t.ctx.db, t.ctx.engine, ideaId)).updates).toHaveLength(1);
  });
});

describe("the form", () => {
  const asked = (fields: [string, string | File][]) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    return readFilesForm(new Request("http://localhost/", { method: "POST", body }), newUpdate);
  };
  const file = (bytes: Buffer, name: string) =>
    new File([new Uint8Array(bytes)], name, { type: "text/html" });

  test("rows keep their order, empty ones do not count, and names may hold anything", async () => {
    const { form, files } = await asked([
      ["body", "Tot fet."],
      ["file[]", new File([], "", { type: "application/octet-stream" })],
      ["words[]", ""],
      ["moment[]", ""],
      ["file[]", file(aDocument(), 'a;b="c<svg onload=alert(1)>.pdf')],
      ["words[]", "L'acta"],
      ["moment[]", "before"],
    ]);
    expect(files).toMatchObject([{ row: 1, fileName: expect.stringContaining("<svg onload") }]);
    expect(files[0]?.bytes?.equals(aDocument())).toBe(true);
    expect(form).toMatchObject({
      ok: true,
      values: { body: "Tot fet.", files: { words: ["", "L'acta"], moments: [null, "before"] } },
    });
  });

  test("of a file over the limit nothing is kept, and what was typed is", async () => {
    const { form, files } = await asked([
      ["file[]", file(Buffer.alloc(MAX_BYTES + 1), "gran.jpg")],
      ["words[]", "Gran"],
      ["body", "El text va després."],
    ]);
    expect(files).toEqual([{ row: 0, fileName: "gran.jpg", bytes: null }]);
    expect(form.typed).toMatchObject({ body: "El text va després.", "words[]": "Gran" });
  });

  test("what is cut off, and what is no form, is refused", async () => {
    const request = (body: string) =>
      new Request("http://localhost/", {
        method: "POST",
        body,
        headers: { "content-type": "multipart/form-data; boundary=x" },
      });
    await expect(
      readFilesForm(
        request('--x\r\nContent-Disposition: form-data; name="file[]"; filename="a"\r\n\r\nabc'),
        newUpdate,
      ),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("who sees it", () => {
  const answer = async (id: string, options: { small?: boolean; ifNoneMatch?: string } = {}) => {
    const upload = await seenUpload(t.ctx.db, null, id);
    return (
      upload &&
      uploadAnswer(folder(), upload, {
        small: options.small ?? false,
        ifNoneMatch: options.ifNoneMatch ?? null,
      })
    );
  };

  test("everybody what is public, as a still picture or a download, and asked anew each time", async () => {
    await publish([
      sent(await aPhoto(900, 600)),
      sent(aDocument(), 1, 'x"\u202E.pdf\\..\\..\\acta "final" ñ.docx'),
    ]);
    const [picture, document] = await filesOf();
    const whole = await answer(picture?.id ?? "");
    expect(Object.fromEntries(whole?.headers ?? [])).toMatchObject({
      "content-type": "image/webp",
      "content-disposition": "inline",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-cache",
    });
    const etag = whole?.headers.get("etag") ?? "";
    expect((await answer(picture?.id ?? "", { ifNoneMatch: etag }))?.status).toBe(304);
    const small = await answer(picture?.id ?? "", { small: true, ifNoneMatch: etag });
    expect((await sharp(Buffer.from(await (small as Response).arrayBuffer())).metadata()).width).toBe(600);
    const download = await answer(document?.id ?? "");
    expect(download?.headers.get("content-disposition")).toBe(
      "attachment; filename=\"acta _final_ n.pdf\"; filename*=UTF-8''acta%20%22final%22%20%C3%B1.pdf",
    );
    expect(await download?.text()).toBe(aDocument().toString());
    expect(asDownload('"><script>.pdf')).not.toMatch(/[<>]/);
  });

  test("what belongs to a withdrawn update or a private space is not there for strangers, nor is any other address", async () => {
    const closed = await aSpace(t.ctx, { visibility: "private" });
    const member = await aPerson(t.ctx, { memberOf: [closed] });
    const inside = await anIdea(t.ctx, closed, member);
    await publish([sent(aDocument())], { idea: inside.number });
    const [hidden] = await filesOf(inside.id);
    expect(await seenUpload(t.ctx.db, null, hidden?.id ?? "")).toBeNull();
    expect(await seenUpload(t.ctx.db, member, hidden?.id ?? "")).not.toBeNull();
    const { id } = await publish([sent(aDocument())]);
    const [open] = await filesOf();
    expect(await answer(open?.id ?? "")).not.toBeNull();
    await withdrawUpdate(t.ctx, organiser, { update: id });
    for (const who of [null, member, organiser])
      expect(await seenUpload(t.ctx.db, who, open?.id ?? "")).toBeNull();
    await publish([sent(aDocument())]);
    const [last] = await filesOf();
    const moderator = await aPerson(t.ctx, { roles: [{ role: "moderator" }] });
    await removeIdea(t.ctx, moderator, { number, rule: 1, reason: "Les dades d'una altra persona." });
    expect(await seenUpload(t.ctx.db, null, last?.id ?? "")).toBeNull();
    expect(await seenUpload(t.ctx.db, moderator, last?.id ?? "")).not.toBeNull();
    for (const odd of ["", "../../etc/passwd", "..%c0%af", "/etc/passwd", "nul", "a".repeat(300)])
      expect(await seenUpload(t.ctx.db, organiser, odd)).toBeNull();
  });
});

describe("what becomes of it", () => {
  const age = (days: number) => {
    const at = new Date(t.ctx.now().getTime() - days * DAY);
    for (const name of stored()) utimesSync(join(folder(), name), at, at);
  };

  test("files without a row go after a week, those of a removed update a week after that, all others stay", async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), `${"a".repeat(32)}.webp.part`), "x");
    writeFileSync(join(folder(), "LLEGEIX-ME.txt"), "Not ours.");
    const { id } = await publish([sent(aDocument())]);
    await publish([sent(await aPhoto(60, 40))]);
    age(6);
    await tidyUploads.run(t.ctx);
    expect(stored()).toHaveLength(5);
    age(8);
    await withdrawUpdate(t.ctx, organiser, { update: id });
    await tidyUploads.run(t.ctx);
    expect(stored()).toHaveLength(4);
    t.clock.forward(8 * DAY);
    await tidyUploads.run(t.ctx);
    expect(stored().filter((name) => !name.endsWith(".txt"))).toHaveLength(2);
    expect(await filesOf()).toHaveLength(1);
    expect(await uploadCheck.look(t.ctx.db, ENGINE, t.ctx.now(), folder())).toEqual([]);
  });

  test("nothing goes from a folder of which the database knows no file", async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), `${"b".repeat(32)}.pdf`), "Somebody else's.");
    age(30);
    await tidyUploads.run(t.ctx);
    expect(stored()).toHaveLength(1);
  });

  test("the doctor names a file that is gone", async () => {
    await publish([sent(await aPhoto(60, 40))]);
    chmodSync(folder(), 0o700);
    const { rmSync } = await import("node:fs");
    for (const name of stored()) rmSync(join(folder(), name));
    expect(await uploadCheck.look(t.ctx.db, ENGINE, t.ctx.now(), folder())).toMatchObject([{ count: 2 }]);
  });

  test("whoever sent it has it in their export; an erased account leaves it without its file name", async () => {
    await publish([sent(aDocument(), 0, "de la Laia.pdf")]);
    const [file] = await filesOf();
    expect((await accountExport(t.ctx.db, organiser)).uploads).toMatchObject([
      { address: `/uploads/${file?.id}`, words: "La plaça amb ombra", fileName: "de la Laia.pdf" },
    ]);
    await eraseAccount(t.ctx, organiser);
    expect(await t.ctx.db.selectFrom("uploads").select(["file_name", "actor_id"]).execute()).toEqual([
      { file_name: null, actor_id: null },
    ]);
  });
});

test("an archive in a picture's clothes, and a camera's own words, are told apart", async () => {
  expect(judge(await aPhoto(40, 30))).toEqual({ format: "jpeg" });
  const zip = Buffer.concat([await aPhoto(40, 30), Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
  expect(judge(zip)).toEqual({ refused: "uploads.twofold" });
});
